#include "ui/connect/ShellDesk.h"

#include "core/session/ShellSession.h"
#include "ui/PeerText.h"
#include "ui/connect/ShellBinding.h"
#include "ui/connect/ShellPage.h"
#include "ui/connect/ShellTab.h"

#include <QMenu>
#include <algorithm>

namespace porthole::ui {

ShellPage *ShellDesk::add(ShellSession *session)
{
    auto *page = new ShellPage;
    bind(*session, *page);
    m_shells.append({session, page});
    // The session's owner let it go: there is nothing left to show, and nothing to close.
    connect(session, &QObject::destroyed, page, [this, page] { close(page); });
    connect(page, &QObject::destroyed, this, [this, page] { forget(page); });
    connect(page, &TabPage::left, session, [this, session, page] {
        forget(page);
        session->disconnect(page);
        page->disconnect(session);
        session->close();
    });
    connect(page, &ShellPage::editRequested, session,
            [this, session, page] { Q_EMIT editRequested(session, page); });
    connect(page, &ShellPage::paneMenuOpening, this, [this, page](QMenu &menu) { fillPaneMenu(menu, page); });
    // Whoever logs out of one of several is done with it. Later: it is in the middle of telling.
    connect(
        session, &ShellSession::stateChanged, page,
        [this, session = QPointer(session), page](ShellState state) {
            const ShellTab *tab = tabOf(page);
            if (session && state == ShellState::Ended && session->end() && session->end()->exitStatus &&
                tab && tab->pages().size() > 1)
                close(page);
        },
        Qt::QueuedConnection);
    if (!putInPlace(page, session->place()))
        Q_EMIT tabMade(makeTab(page));
    Q_EMIT added(session, page);
    return page;
}

ShellTab *ShellDesk::makeTab(ShellPage *page)
{
    auto *tab = new ShellTab(page);
    connect(tab, &ShellTab::splitRequested, this, &ShellDesk::split);
    connect(tab, &ShellTab::pageCloseRequested, this, &ShellDesk::close);
    return tab;
}

int ShellDesk::reservePlace(ShellPage *beside, Qt::Orientation direction, bool inItsStead)
{
    m_places.insert(++m_lastPlace, {beside, direction, inItsStead});
    return m_lastPlace;
}

/// False if there is no such place, or not any more.
bool ShellDesk::putInPlace(ShellPage *page, int place)
{
    if (!m_places.contains(place))
        return false;
    const Place found = m_places.take(place);
    ShellTab *tab = found.beside ? tabOf(found.beside) : nullptr;
    if (!tab)
        return false;
    tab->insert(page, found.beside, found.direction);
    if (found.inItsStead)
        close(found.beside);
    page->takeFocus();
    return true;
}

ShellSession *ShellDesk::sessionOf(const ShellPage *page) const
{
    const auto at = std::find_if(m_shells.begin(), m_shells.end(),
                                 [page](const Shell &shell) { return shell.page == page; });
    return at == m_shells.end() ? nullptr : at->session;
}

ShellPage *ShellDesk::pageOf(const ShellSession *session) const
{
    const auto at = std::find_if(m_shells.begin(), m_shells.end(),
                                 [session](const Shell &shell) { return shell.session == session; });
    return at == m_shells.end() ? nullptr : at->page;
}

ShellTab *ShellDesk::tabOf(const ShellPage *page) const
{
    for (QWidget *around = page->parentWidget(); around; around = around->parentWidget())
        if (auto *tab = qobject_cast<ShellTab *>(around))
            return tab;
    return nullptr;
}

void ShellDesk::forget(const ShellPage *page)
{
    m_shells.removeIf([page](const Shell &shell) { return shell.page == page; });
}

void ShellDesk::close(ShellPage *page)
{
    ShellTab *tab = tabOf(page);
    if (tab && tab->pages().size() == 1) {
        Q_EMIT tabEmptied(tab); // and whoever closes the tab has its pages leave
        return;
    }
    if (tab)
        tab->take(page);
    // Later: the button that was pressed may be the page's own.
    page->deleteLater();
    page->leave();
}

void ShellDesk::split(ShellPage *beside, Qt::Orientation direction)
{
    ShellSession *session = sessionOf(beside);
    if (!session)
        return;
    if (!ShellTab::hasRoom(beside, direction))
        Q_EMIT beside->noticed(tr("There is no room for another terminal here"));
    else
        Q_EMIT shellBesideRequested(session, reservePlace(beside, direction));
}

void ShellDesk::fillPaneMenu(QMenu &menu, ShellPage *page)
{
    ShellTab *tab = tabOf(page);
    if (!tab)
        return;
    menu.addAction(tr("Split to the &right\tCtrl+Shift+E"), this,
                   [this, page] { split(page, Qt::Horizontal); });
    menu.addAction(tr("Split &downwards\tCtrl+Shift+O"), this, [this, page] { split(page, Qt::Vertical); });
    addHosts(*menu.addMenu(tr("Another &host to the right")), page, Qt::Horizontal);
    addHosts(*menu.addMenu(tr("Another host &below")), page, Qt::Vertical);
    const bool several = tab->pages().size() > 1;
    if (several) {
        menu.addSeparator();
        menu.addAction(tab->isMaximised() ? tr("Show all &terminals\tCtrl+Shift+X")
                                          : tr("Show this &terminal alone\tCtrl+Shift+X"),
                       tab, [tab, page] {
                           if (!tab->isMaximised())
                               tab->setCurrentPage(page);
                           tab->toggleMaximised();
                       });
        menu.addAction(tr("&Close this terminal\tCtrl+Shift+W"), this, [this, page] { close(page); });
    }
    menu.addSeparator();
    menu.addAction(tr("&Broadcast…\tCtrl+Shift+G"), page, &ShellPage::broadcastRequested);
    menu.addAction(tr("S&nippets…\tCtrl+Shift+P"), page, &ShellPage::snippetsRequested);
}

void ShellDesk::addHosts(QMenu &menu, ShellPage *page, Qt::Orientation direction)
{
    menu.setEnabled(!m_hosts.isEmpty() && ShellTab::hasRoom(page, direction));
    for (const SavedHost &host : std::as_const(m_hosts))
        menu.addAction(mnemonicFree(host.name), this, [this, page = QPointer(page), host, direction] {
            if (page)
                Q_EMIT hostBesideRequested(host, reservePlace(page, direction));
        });
}

} // namespace porthole::ui
