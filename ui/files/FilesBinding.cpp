#include "ui/files/FilesBinding.h"

#include "core/session/ShellSession.h"
#include "ui/connect/AuthCard.h"
#include "ui/connect/CommandCard.h"
#include "ui/connect/HostKeyCard.h"
#include "ui/connect/ShellCard.h"
#include "ui/connect/ShellOverlay.h"
#include "ui/files/FilesCourse.h"
#include "ui/files/FilesPage.h"

namespace porthole::ui {

namespace {

using Asker = FilesPage::Asker;

void showSignIn(const ShellSession &session, FilesPage &page)
{
    page.setAddress(session.address());
    page.overlay().shellCard().setHost(session.name(), session.address());
    switch (session.state()) {
    case ShellState::Idle:
        break;
    case ShellState::Connecting:
        return page.showProgress(session.progress());
    case ShellState::Asking:
        return page.ask(Asker::Session, *session.question());
    case ShellState::Waiting:
    case ShellState::Failed:
        return page.showTrouble(session.state(), *session.trouble());
    case ShellState::Open:
    case ShellState::Ended:
    case ShellState::Closed:
        return page.hideOverlay(Asker::Session);
    }
}

/// Only while it is the session that asks: the transfers' connection uses the same cards.
template <class Sender, class Signal, class Action>
void whenAsked(const Sender &sender, Signal signal, ShellSession &session, FilesPage &page, Action action)
{
    QObject::connect(&sender, signal, &session, [&page, action](auto &&...arguments) {
        if (page.asker() == Asker::Session)
            action(std::forward<decltype(arguments)>(arguments)...);
    });
}

void bindAnswers(ShellSession &session, FilesPage &page)
{
    const ShellOverlay &overlay = page.overlay();
    const auto refuse = [&session] { session.refuse(); };
    whenAsked(overlay.hostKeyCard(), &HostKeyCard::accepted, session, page,
              [&session] { session.acceptHostKey(); });
    whenAsked(overlay.hostKeyCard(), &HostKeyCard::refused, session, page, refuse);
    whenAsked(overlay.authCard(), &AuthCard::answered, session, page,
              [&session](std::vector<Secret> &answers) { session.answer(std::move(answers)); });
    whenAsked(overlay.authCard(), &AuthCard::refused, session, page, refuse);
    whenAsked(overlay.commandCard(), &CommandCard::allowed, session, page,
              [&session] { session.allowCommand(); });
    whenAsked(overlay.commandCard(), &CommandCard::refused, session, page, refuse);
    const ShellCard &card = overlay.shellCard();
    QObject::connect(&card, &ShellCard::retryRequested, &session, [&session] { session.retry(); });
    QObject::connect(&card, &ShellCard::againRequested, &session, [&session] { session.retry(); });
    QObject::connect(&card, &ShellCard::passwordSubmitted, &session, [&session](Secret &password) {
        session.retry(std::make_shared<const Secret>(std::move(password)));
    });
    QObject::connect(&card, &ShellCard::closeRequested, &page, &TabPage::closeRequested);
}

} // namespace

void bindSignIn(ShellSession &session, FilesPage &page)
{
    QObject::connect(&session, &ShellSession::stateChanged, &page,
                     [&session, &page] { showSignIn(session, page); });
    QObject::connect(&session, &ShellSession::progressChanged, &page, [&session, &page] {
        page.setAddress(session.address());
        if (session.state() == ShellState::Connecting)
            page.showProgress(session.progress());
    });
    QObject::connect(&session, &ShellSession::bannerReceived, &page,
                     [&page](const QString &text) { page.overlay().authCard().setBanner(text); });
    page.overlay().hostKeyCard().setRemembers(session.remembersKey());
    page.setHost(session.name());
    bindAnswers(session, page);
    showSignIn(session, page);
}

void bind(HostFiles &files, FilesPage &page)
{
    auto *course = new FilesCourse(files, page);
    // What it works on goes: nothing of it may run on.
    QObject::connect(&files.edits, &QObject::destroyed, course, &FilesCourse::end);
}

} // namespace porthole::ui
