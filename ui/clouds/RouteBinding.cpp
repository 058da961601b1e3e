#include "ui/clouds/RouteBinding.h"

#include "core/base/DisplayText.h"
#include "core/session/reach/RouteBook.h"
#include "ui/MainWindow.h"
#include "ui/Tr.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/connect/ShellPage.h"
#include "ui/hosts/KnownHosts.h"
#include "ui/sidebar/Sidebar.h"

#include <QPointer>

namespace porthole::ui {

namespace {

void showRoute(const RouteBook &routes, const HostRegistry &hosts, CloudTreeModel &model,
               const QString &cloud)
{
    const CloudEntry *entry = model.cloud(cloud);
    const auto id = entry ? routes.hostOf(entry->summary.routeKey()) : std::nullopt;
    std::optional<CloudVia> via;
    if (id) {
        via = CloudVia{*id, {}};
        const auto known = hosts.hosts();
        for (const SavedHost &host : known) {
            if (host.id == *id)
                via->name = host.name;
        }
    }
    model.setVia(cloud, via);
}

void bindPage(HostWay &way, ShellPage &page)
{
    QObject::connect(&way, &HostWay::bannerReceived, &page, &ShellPage::setBanner);
    QObject::connect(&page, &ShellPage::hostKeyAccepted, &way, &HostWay::acceptHostKey);
    QObject::connect(&page, &ShellPage::answered, &way,
                     [&way](std::vector<Secret> &answers) { way.answer(std::move(answers)); });
    QObject::connect(&page, &ShellPage::commandAllowed, &way, &HostWay::allowCommand);
    QObject::connect(&page, &ShellPage::questionRefused, &way, &HostWay::refuse);
    QObject::connect(&page, &ShellPage::retryRequested, &way, [&way] { way.retry(); });
    QObject::connect(&page, &ShellPage::passwordSubmitted, &way, [&way](Secret &password) {
        way.retry(std::make_shared<const Secret>(std::move(password)));
    });
    // Whoever closes the tab of a question says no to it.
    QObject::connect(&page, &TabPage::left, &way, [&way, &page] {
        page.disconnect(&way);
        way.disconnect(&page);
        way.refuse();
    });
    page.setHost(way.host().name);
    page.setTitle(tr("Way through %1").arg(way.host().name));
    page.setAddress(hostDetail(way.host()));
    page.setRemembersKey(way.remembersKey());
}

/// The tab of a way: there from its first question on, as long as it is not open.
void showWay(HostWay &way, MainWindow &window, QPointer<ShellPage> &page)
{
    if (way.state() == ShellState::Asking && !page) {
        page = new ShellPage;
        bindPage(way, *page);
        window.addPage(page);
    }
    if (!page)
        return;
    switch (way.state()) {
    case ShellState::Connecting:
        page->showProgress(way.progress());
        break;
    case ShellState::Asking:
        page->ask(*way.question());
        page->takeFocus();
        break;
    case ShellState::Waiting:
    case ShellState::Failed:
        page->showTrouble(way.state(), *way.trouble());
        break;
    case ShellState::Idle:
    case ShellState::Open:
    case ShellState::Ended:
    case ShellState::Closed:
        Q_EMIT std::exchange(page, nullptr)->closeRequested();
        break;
    }
}

} // namespace

void bind(RouteBook &routes, HostRegistry &hosts, CloudTreeModel &model, MainWindow &window)
{
    const auto showAll = [&routes, &hosts, &model] {
        for (const QString &cloud : model.cloudNames())
            showRoute(routes, hosts, model, cloud);
    };
    QObject::connect(&routes, &RouteBook::changed, &window, showAll);
    QObject::connect(&hosts, &HostRegistry::changed, &window, showAll);
    QObject::connect(
        &model, &CloudTreeModel::cloudChanged, &window,
        [&routes, &hosts, &model](const QString &cloud) { showRoute(routes, hosts, model, cloud); });
    QObject::connect(&routes, &RouteBook::failed, &window, [&window](const Error &error) {
        window.notice(tr("How clouds are reached could not be read or saved: %1")
                          .arg(QString::fromStdString(displayText(error.detail, 400))));
    });
    QObject::connect(&window.sidebar(), &Sidebar::routeRequested, &routes,
                     [&routes, &model](const QString &cloud, const std::optional<HostId> &host) {
                         if (const CloudEntry *entry = model.cloud(cloud))
                             routes.setHost(entry->summary.routeKey(), host);
                     });
    QObject::connect(&routes, &RouteBook::opened, &window, [&window](HostWay *way) {
        const auto page = std::make_shared<QPointer<ShellPage>>();
        QObject::connect(way, &HostWay::stateChanged, &window,
                         [way, &window, page] { showWay(*way, window, *page); });
        QObject::connect(way, &HostWay::progressChanged, &window, [way, page] {
            if (*page && way->state() == ShellState::Connecting)
                (*page)->showProgress(way->progress());
        });
    });
    showAll();
}

} // namespace porthole::ui
