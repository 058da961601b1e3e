#include "ui/connect/ShellBinding.h"

#include "core/session/ShellSession.h"
#include "ui/connect/ShellPage.h"
#include "ui/terminal/SearchBar.h"
#include "ui/terminal/TerminalPanel.h"
#include "ui/terminal/TerminalView.h"

#include <QDesktopServices>

namespace porthole::ui {

namespace {

void showState(const ShellSession &session, ShellPage &page)
{
    page.setAddress(session.address());
    switch (session.state()) {
    case ShellState::Idle:
        break;
    case ShellState::Connecting:
        page.showProgress(session.progress());
        break;
    case ShellState::Asking:
        page.ask(*session.question());
        break;
    case ShellState::Open:
        page.showOpen();
        break;
    case ShellState::Waiting:
    case ShellState::Failed:
        page.showTrouble(session.state(), *session.trouble());
        break;
    case ShellState::Ended:
        page.showEnd(*session.end());
        break;
    case ShellState::Closed:
        page.showClosed();
        break;
    }
}

void bindTerminal(ShellSession &session, ShellPage &page)
{
    auto *panel = new TerminalPanel;
    TerminalView &view = panel->view();
    page.setTerminal(panel, &view);
    // Only now: its size is what the shell is started with.
    view.setTerminal(&session.terminal());
    QObject::connect(&view, &TerminalView::titleChanged, &page, &ShellPage::setShellTitle);
    QObject::connect(&view, &TerminalView::linkActivated, &page,
                     [](const QUrl &link) { QDesktopServices::openUrl(link); });
    QObject::connect(&page, &ShellPage::copyRequested, &view, &TerminalView::copy);
    QObject::connect(&page, &ShellPage::pasteRequested, &view, &TerminalView::paste);
    QObject::connect(&page, &ShellPage::searchRequested, &panel->searchBar(), &SearchBar::open);
    QObject::connect(&view, &TerminalView::noticed, &page, &TabPage::noticed);
    QObject::connect(&page, &ShellPage::broadcastChanged, &view, &TerminalView::setPasteTargets);
    QObject::connect(&view, &TerminalView::menuOpening, &page, [&page](QMenu &menu) {
        menu.addSeparator();
        Q_EMIT page.paneMenuOpening(menu);
    });
    QObject::connect(&page, &TabPage::stateChanged, &view,
                     [&page, &view] { view.setDimmed(page.state() != ShellState::Open); });
}

void bindState(ShellSession &session, ShellPage &page)
{
    QObject::connect(&session, &ShellSession::stateChanged, &page,
                     [&session, &page] { showState(session, page); });
    QObject::connect(&session, &ShellSession::progressChanged, &page, [&session, &page] {
        page.setAddress(session.address());
        if (session.state() == ShellState::Connecting)
            page.showProgress(session.progress());
    });
    QObject::connect(&session, &ShellSession::sidChanged, &page,
                     [&session, &page] { page.setSid(session.sid()); });
    QObject::connect(&session, &ShellSession::agentChanged, &page, &ShellPage::setAgent);
    QObject::connect(&session, &ShellSession::bannerReceived, &page, &ShellPage::setBanner);
    page.setHost(session.name());
    page.setTitle(session.name());
    page.setSid(session.sid());
    page.setRemembersKey(session.remembersKey());
    page.setAgent(session.agent());
    showState(session, page);
}

void bindIntents(ShellSession &session, ShellPage &page)
{
    QObject::connect(&page, &ShellPage::hostKeyAccepted, &session, &ShellSession::acceptHostKey);
    QObject::connect(&page, &ShellPage::answered, &session,
                     [&session](std::vector<Secret> &answers) { session.answer(std::move(answers)); });
    QObject::connect(&page, &ShellPage::commandAllowed, &session, &ShellSession::allowCommand);
    QObject::connect(&page, &ShellPage::questionRefused, &session, &ShellSession::refuse);
    QObject::connect(&page, &ShellPage::retryRequested, &session, [&session] { session.retry(); });
    QObject::connect(&page, &ShellPage::againRequested, &session, [&session] { session.retry(); });
    QObject::connect(&page, &ShellPage::passwordSubmitted, &session, [&session](Secret &password) {
        session.retry(std::make_shared<const Secret>(std::move(password)));
    });
}

} // namespace

void bind(ShellSession &session, ShellPage &page)
{
    bindTerminal(session, page);
    bindState(session, page);
    bindIntents(session, page);
}

} // namespace porthole::ui
