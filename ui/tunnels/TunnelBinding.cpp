#include "ui/tunnels/TunnelBinding.h"

#include "core/base/DisplayText.h"
#include "core/session/tunnels/TunnelBook.h"
#include "ui/MainWindow.h"
#include "ui/connect/ShellDesk.h"
#include "ui/connect/ShellPage.h"
#include "ui/tunnels/TunnelPanel.h"

#include <QPointer>

namespace porthole::ui {

namespace {

void show(const TunnelBook &book, const ShellSession &session, const HostTunnels &tunnels, TunnelPanel &panel)
{
    QList<TunnelRow> rows;
    for (const TunnelLook &look : tunnels.all())
        rows << TunnelRow{look, book.isSaved(session, look.tunnel)};
    panel.setRows(std::move(rows));
    panel.setSaving(book.canSave(session));
}

} // namespace

void bind(TunnelBook &book, ShellSession &session, ShellPage &page)
{
    HostTunnels &tunnels = book.of(session);
    auto *panel = new TunnelPanel;
    page.setTunnels(panel);
    // The tunnels go before their session does; the page may go before either.
    const auto refresh = [&book, &session, &tunnels, panel = QPointer(panel)] {
        if (panel)
            show(book, session, tunnels, *panel);
    };
    QObject::connect(&tunnels, &HostTunnels::added, panel, refresh);
    QObject::connect(&tunnels, &HostTunnels::changed, panel, refresh);
    QObject::connect(&tunnels, &HostTunnels::removed, panel, refresh);
    QObject::connect(&tunnels, &HostTunnels::moved, panel, refresh);
    QObject::connect(panel, &TunnelPanel::addRequested, &tunnels,
                     [&book, &session, &tunnels](const Tunnel &tunnel, bool save) {
                         tunnels.add(tunnel);
                         if (save)
                             book.setSaved(session, tunnel, true);
                     });
    QObject::connect(panel, &TunnelPanel::startRequested, &tunnels, &HostTunnels::start);
    QObject::connect(panel, &TunnelPanel::stopRequested, &tunnels, &HostTunnels::stop);
    QObject::connect(panel, &TunnelPanel::removeRequested, &tunnels, &HostTunnels::remove);
    QObject::connect(panel, &TunnelPanel::saveRequested, &tunnels,
                     [&book, &session, &tunnels](TunnelId id, bool save) {
                         if (const auto look = tunnels.find(id))
                             book.setSaved(session, look->tunnel, save);
                     });
    QObject::connect(&book, &TunnelBook::savedChanged, &tunnels, refresh);
    QObject::connect(panel, &TunnelPanel::noticed, &page, &TabPage::noticed);
    refresh();
}

void bind(TunnelBook &book, MainWindow &window)
{
    QObject::connect(&window.shells(), &ShellDesk::added, &book,
                     [&book](ShellSession *session, ShellPage *page) { bind(book, *session, *page); });
    QObject::connect(
        &book, &TunnelBook::notSaved, &window, [&window](const SavedHost &host, const Error &error) {
            window.notice(MainWindow::tr("The tunnels of %1 were not saved: %2")
                              .arg(host.name, QString::fromStdString(displayText(error.detail, 400))));
        });
}

} // namespace porthole::ui
