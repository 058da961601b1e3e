// What the window does about the files of hosts.

#include "core/model/ShellWord.h"
#include "core/session/ShellSession.h"
#include "ui/AddressBar.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/Reopening.h"
#include "ui/connect/ShellCard.h"
#include "ui/connect/ShellOverlay.h"
#include "ui/connect/ShellPage.h"
#include "ui/files/FilesBinding.h"
#include "ui/files/FilesPage.h"

#include <QPointer>

namespace porthole::ui {

void MainWindow::connectFiles()
{
    connect(m_address, &AddressBar::filesAddressed, this, [this](const FilesAddress &address) {
        SavedHost host;
        host.host = address.host.host;
        host.port = address.host.port;
        host.user = address.host.user;
        browseFiles(host, address.path);
    });
}

void MainWindow::browseFiles(const SavedHost &host, const QByteArray &folder)
{
    HostRequest request;
    request.host = host;
    request.wantsShell = false;
    request.folder = folder;
    Q_EMIT hostRequested(request);
}

void MainWindow::openTerminal(const SavedHost &host, const QByteArray &folder)
{
    HostRequest request;
    request.host = host;
    request.folder = folder;
    Q_EMIT hostRequested(request);
}

FilesPage *MainWindow::addFiles(ShellSession *session)
{
    auto *page = new FilesPage(*m_bookmarks);
    page->setStart(session->folder());
    page->setEntry(session->host().id.value);
    page->setReopening(reopeningOf(OpenTab::Kind::Files, session->host()));
    bindSignIn(*session, *page);
    // Its sid comes when it is opened, and there are no files before somebody is signed in.
    const auto follow = [this, session, page = QPointer(page)] {
        if (page && page->sid().isEmpty() && session->state() == ShellState::Open)
            bindFiles(session, page);
    };
    connect(session, &ShellSession::stateChanged, page, follow);
    connect(session, &QObject::destroyed, page, [this, page] { closePage(page); });
    connect(page, &TabPage::left, session, [session, page] {
        session->disconnect(page);
        page->disconnect(session);
        session->close();
    });
    connect(&page->overlay().shellCard(), &ShellCard::editRequested, session, [this, session, page] {
        newHost(session->host());
        closePage(page);
    });
    connect(page, &FilesPage::terminalRequested, this,
            [this, host = session->host()](const QByteArray &folder) { openTerminal(host, folder); });
    addPage(page);
    return page;
}

void MainWindow::bindFiles(ShellSession *session, FilesPage *page)
{
    page->setSid(session->sid());
    page->setAddress(session->address());
    Q_EMIT filesRequested(session->sid(), page);
}

void MainWindow::offerFiles(ShellSession *session, ShellPage *page)
{
    page->setFilesOffered(true);
    connect(page, &ShellPage::filesRequested, session, [this, session, page] { openFiles(session, page); });
}

/// The files of a session that a shell has, beside it; a second time, its tab comes to the front.
void MainWindow::openFiles(ShellSession *session, ShellPage *shell)
{
    if (session->sid().isEmpty() || session->state() != ShellState::Open)
        return notice(tr("Files can be browsed once %1 is connected").arg(session->name()));
    for (int index = 0; index < m_tabs->count(); ++index)
        if (auto *open = qobject_cast<FilesPage *>(m_tabs->page(index));
            open && open->sid() == session->sid())
            return bringToFront(open);
    auto *page = new FilesPage(*m_bookmarks);
    page->setHost(session->name());
    page->setReopening(reopeningOf(OpenTab::Kind::Files, session->host()));
    page->setHasShell(true);
    connect(page, &FilesPage::cdRequested, session,
            [this, session, shell = QPointer(shell)](const QByteArray &folder) {
                if (shell)
                    changeFolder(*session, shell, folder);
            });
    connect(session, &QObject::destroyed, page, [page] { page->setHasShell(false); });
    connect(page, &FilesPage::terminalRequested, this,
            [this, host = session->host()](const QByteArray &folder) { openTerminal(host, folder); });
    addPage(page);
    bindFiles(session, page);
}

/// Types the command and leaves Enter to the person: something else may stand in the line already.
void MainWindow::changeFolder(const ShellSession &session, ShellPage *shell, const QByteArray &folder)
{
    bool busy = false;
    session.terminal().examine(
        [&busy](const terminal::Terminal &terminal) { busy = terminal.modes().alternateScreen; });
    const auto command = changeFolderCommand(folder);
    if (busy || !command)
        return notice(busy ? tr("A program has the whole terminal; the shell cannot be typed to")
                           : tr("This name cannot be typed into a shell"));
    session.terminal().type(*command);
    for (int index = 0; index < m_tabs->count(); ++index)
        if (TabPage *page = m_tabs->page(index); page == shell || page->isAncestorOf(shell))
            m_tabs->bringToFront(page);
    shell->takeFocus();
    notice(tr("Press Enter to go there"));
}

} // namespace porthole::ui
