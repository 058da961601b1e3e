#include "ui/hosts/HostBinding.h"

#include "core/base/DisplayText.h"
#include "core/session/ShellOpener.h"
#include "ui/MainWindow.h"
#include "ui/Tr.h"
#include "ui/hosts/KnownHosts.h"

namespace porthole::ui {

namespace {

QString detailOf(const Error &error) { return QString::fromStdString(displayText(error.detail, 400)); }

void showHosts(const HostRegistry &hosts, KnownHosts &model)
{
    model.setHosts(hosts.hosts(), hosts.hostsForThisRun());
    if (model.keychainProblem() != hosts.keychainProblem())
        model.setKeychainProblem(hosts.keychainProblem());
}

void tellTroubles(ShellOpener &opener, MainWindow &window)
{
    const auto tell = [&opener, &window](auto signal, const char *words) {
        QObject::connect(&opener, signal, &window,
                         [&window, words](const SavedHost &host, const Error &error) {
                             window.notice(tr(words).arg(host.name, detailOf(error)));
                         });
    };
    tell(&ShellOpener::notSaved, QT_TR_NOOP("%1 was not saved: %2"));
    tell(&ShellOpener::notRemoved, QT_TR_NOOP("%1 was not removed completely: %2"));
    tell(&ShellOpener::passwordNotRead, QT_TR_NOOP("The password of %1 could not be read: %2"));
    tell(&ShellOpener::passwordNotKept, QT_TR_NOOP("The password of %1 was not saved: %2"));
}

} // namespace

void bind(HostRegistry &hosts, ShellRegistry &shells, ShellOpener &opener, MainWindow &window)
{
    QObject::connect(&hosts, &HostRegistry::changed, &window,
                     [&hosts, &window] { showHosts(hosts, window.hosts()); });
    QObject::connect(&hosts, &HostRegistry::keptApart, &window, [&window](const SavedHost &host) {
        window.notice(
            tr("The password was saved for %1 alone; those that it had one in common with keep that")
                .arg(host.name));
    });
    QObject::connect(&hosts, &HostRegistry::failed, &window, [&window](const Error &error) {
        window.notice(tr("The saved hosts could not be read: %1").arg(detailOf(error)));
    });
    QObject::connect(
        &window, &MainWindow::shellBesideRequested, &shells,
        [&shells](const ShellSession *neighbour, int place) { shells.openBeside(*neighbour, place); });
    QObject::connect(&shells, &ShellRegistry::opened, &window, [&window](ShellSession *session) {
        if (session->hasShell())
            window.addShell(session);
        else
            window.addFiles(session);
    });
    QObject::connect(&window, &MainWindow::hostRequested, &opener,
                     [&opener](HostRequest &request) { opener.perform(std::move(request)); });
    QObject::connect(&window, &MainWindow::hostRemovalRequested, &opener, &ShellOpener::remove);
    tellTroubles(opener, window);
    showHosts(hosts, window.hosts());
}

} // namespace porthole::ui
