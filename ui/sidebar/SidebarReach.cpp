// What the sidebar does about clouds besides using them: new ones, and through which host one is reached.

#include "ui/Icons.h"
#include "ui/PeerText.h"
#include "ui/Theme.h"
#include "ui/hosts/KnownHosts.h"
#include "ui/sidebar/Sidebar.h"
#include "ui/sidebar/SidebarHeading.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace porthole::ui {

namespace {

/// As it is: an ampersand would be a shortcut.
QString actionText(const QString &name) { return QString(name).replace(u'&', QStringLiteral("&&")); }

} // namespace

QWidget *Sidebar::makeCloudsHeading()
{
    auto *add = new QToolButton;
    add->setObjectName(QStringLiteral("newCloud"));
    add->setIcon(icon(QLatin1StringView("plus"), IconColour::Muted));
    add->setAccessibleName(tr("New cloud"));
    add->setToolTip(toolTipText(tr("A cloud that stands in no clouds.yaml")));
    connect(add, &QToolButton::clicked, this, &Sidebar::newCloudRequested);
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, metrics::kGrid, 0);
    row->setSpacing(0);
    row->addWidget(sidebarHeading(tr("Clouds")), 1);
    row->addWidget(add);
    return line;
}

void Sidebar::addReachMenu(QMenu &menu, const QString &cloud)
{
    const CloudEntry *entry = m_model.cloud(cloud);
    QMenu *const reach = menu.addMenu(tr("Reach via"));
    reach->setObjectName(QStringLiteral("reachMenu"));
    reach->setToolTipsVisible(true);
    auto *const choices = new QActionGroup(reach);
    const auto add = [&](const QString &text, const std::optional<HostId> &host) {
        QAction *const action = choices->addAction(reach->addAction(text));
        action->setCheckable(true);
        action->setChecked(host == (entry->via ? std::optional(entry->via->host) : std::nullopt));
        connect(action, &QAction::triggered, this,
                [this, cloud, host] { Q_EMIT routeRequested(cloud, host); });
        return action;
    };
    add(tr("Directly"), std::nullopt);
    reach->addSeparator();
    QList<SavedHost> hosts = m_hostModel.hosts();
    std::sort(hosts.begin(), hosts.end(), [](const SavedHost &a, const SavedHost &b) {
        return QString::localeAwareCompare(a.name, b.name) < 0;
    });
    for (const SavedHost &host : std::as_const(hosts))
        add(actionText(host.name), host.id)->setToolTip(toolTipText(hostDetail(host)));
    if (entry->via && entry->via->name.isEmpty())
        add(tr("A host that is not saved any more"), entry->via->host);
    if (hosts.isEmpty())
        reach->addAction(tr("No host is saved yet"))->setEnabled(false);
}

} // namespace porthole::ui
