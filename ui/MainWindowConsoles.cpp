// What the window does about consoles, the servers that they belong to, and the sidebar that lists these.

#include "core/session/ConsoleSession.h"
#include "ui/AddressBar.h"
#include "ui/ConsoleBinding.h"
#include "ui/ConsolePage.h"
#include "ui/MainMenu.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/sidebar/Sidebar.h"

#include <QApplication>
#include <QToolButton>

namespace porthole::ui {

ConsolePage *MainWindow::addConsole(ConsoleSession *session)
{
    auto *page = new ConsolePage;
    // Of others the token is what opens them, and that is kept nowhere (SEC-23).
    if (session->address().startsWith(QLatin1String("vnc")))
        page->setReopening({OpenTab::Kind::Console, {}, session->address()});
    m_sessions.insert(page, session);
    page->setEntry(m_opening.value);
    bind(*session, *page);
    // The session's owner let it go: there is nothing left to show, and nothing to close.
    connect(session, &QObject::destroyed, page, [this, page] {
        m_sessions.remove(page);
        closePage(page);
    });
    connect(page, &TabPage::left, page, [this, page] { closeConsole(page); });
    addPage(page);
    return page;
}

void MainWindow::closeConsole(ConsolePage *page)
{
    m_servers.remove(page);
    if (ConsoleSession *session = m_sessions.take(page)) {
        session->disconnect(page);
        page->disconnect(session);
        session->close();
        Q_EMIT consoleClosed(session);
    }
}

void MainWindow::openServer(const ServerRef &server)
{
    m_address->noteUsed(server);
    TabPage *page = pageOf(server);
    if (!page)
        page = pageAt(m_clouds.addressOf(server));
    if (page)
        bringToFront(page);
    else
        Q_EMIT serverOpenRequested(server);
}

void MainWindow::openNamed(const QString &cloud, const QString &nameOrId)
{
    if (TabPage *page = pageAt(cloud + u'/' + nameOrId))
        bringToFront(page);
    else
        Q_EMIT serverNamed(cloud, nameOrId);
}

void MainWindow::setServer(const ConsoleSession *session, const ServerRef &server)
{
    if (ConsolePage *page = pageOf(session)) {
        m_servers.insert(page, server);
        page->setReopening(
            {.kind = OpenTab::Kind::Server, .title = {}, .address = session->address(), .server = server});
    }
}

void MainWindow::keepTitle(const ConsoleSession *session, const QString &title)
{
    if (ConsolePage *page = pageOf(session)) {
        disconnect(session, &ConsoleSession::titleChanged, page, nullptr);
        page->setTitle(title);
    }
}

ConsolePage *MainWindow::pageOf(const ConsoleSession *session) const
{
    for (auto at = m_sessions.begin(); at != m_sessions.end(); ++at)
        if (at.value() == session)
            return at.key();
    return nullptr;
}

TabPage *MainWindow::pageOf(const ServerRef &server) const
{
    for (auto at = m_servers.begin(); at != m_servers.end(); ++at)
        if (at.value() == server)
            return at.key();
    return nullptr;
}

TabPage *MainWindow::pageAt(const QString &address) const
{
    for (int index = 0; index < m_tabs->count(); ++index)
        if (m_tabs->page(index)->address() == address)
            return m_tabs->page(index);
    return nullptr;
}

void MainWindow::bringToFront(TabPage *page)
{
    m_tabs->bringToFront(page);
    page->takeFocus();
}

void MainWindow::showSidebar(bool shown)
{
    const bool hadKeyboard = m_sidebar->isAncestorOf(QApplication::focusWidget());
    m_sidebar->setVisible(shown);
    m_sidebarButton->setChecked(shown);
    m_menu->sidebarAction().setChecked(shown);
    if (hadKeyboard && !shown)
        focusControls();
}

void MainWindow::toggleSidebar()
{
    m_sidebarChosen = true;
    const bool shown = m_sidebar->isHidden();
    showSidebar(shown);
    if (shown)
        m_sidebar->focusFilter();
}

void MainWindow::focusFilter()
{
    showSidebar(true);
    m_sidebar->focusFilter();
}

} // namespace porthole::ui
