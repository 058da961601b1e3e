#include "ui/ConsoleBinding.h"

#include "core/session/ConsoleSession.h"
#include "ui/ConsolePage.h"
#include "ui/ConsoleView.h"

namespace porthole::ui {

namespace {

/// Damage is taken when the last one has been painted and not before: taking it asks the server for
/// more, so a slow painter lowers the rate and no queue grows.
void present(ConsoleSession &session, ConsoleView &view)
{
    if (view.readyForFrame())
        view.showDamage(session.takeDamage());
}

void bindPicture(ConsoleSession &session, ConsolePage &page)
{
    ConsoleView &view = page.view();
    view.setFrames(&session.frames());
    QObject::connect(&session, &ConsoleSession::frameReady, &view,
                     [&session, &view] { present(session, view); });
    QObject::connect(&view, &ConsoleView::presented, &session, [&session, &view] { present(session, view); });
    // Without damage it notices the size, whether visible or not.
    QObject::connect(&session, &ConsoleSession::frameResized, &view, [&view] { view.showDamage({}); });
    const auto takeCursor = [&session, &view] {
        const rfb::CursorShape *shape = session.cursor();
        view.setCursorShape(shape ? std::optional(*shape) : std::nullopt);
    };
    QObject::connect(&session, &ConsoleSession::cursorChanged, &page, takeCursor);
    takeCursor();
}

void bindState(ConsoleSession &session, ConsolePage &page)
{
    page.setAddress(session.address());
    page.setTitle(session.title());
    page.setPointerAbsolute(session.pointerIsAbsolute());
    page.showState(session.state(), session.trouble());
    QObject::connect(&session, &ConsoleSession::titleChanged, &page, &ConsolePage::setTitle);
    QObject::connect(&session, &ConsoleSession::pointerModeChanged, &page, &ConsolePage::setPointerAbsolute);
    QObject::connect(&session, &ConsoleSession::stateChanged, &page,
                     [&session, &page](SessionState state) { page.showState(state, session.trouble()); });
}

void bindIntents(ConsoleSession &session, ConsolePage &page)
{
    QObject::connect(&page, &ConsolePage::keyStroke, &session, &ConsoleSession::key);
    QObject::connect(&page, &ConsolePage::pointer, &session, &ConsoleSession::pointer);
    QObject::connect(&page, &ConsolePage::pointerMoved, &session, &ConsoleSession::pointerMoved);
    QObject::connect(&page, &ConsolePage::retryRequested, &session, &ConsoleSession::retry);
    QObject::connect(&page, &ConsolePage::remedyRequested, &session, &ConsoleSession::perform);
    QObject::connect(&page, &ConsolePage::trustRequested, &session, &ConsoleSession::trustCertificate);
    QObject::connect(&page, &ConsolePage::passwordSubmitted, &session,
                     [&session](Secret &password) { session.submitPassword(std::move(password)); });
}

} // namespace

void bind(ConsoleSession &session, ConsolePage &page)
{
    bindPicture(session, page);
    bindState(session, page);
    bindIntents(session, page);
    // destroyed() comes after the session's mailbox is gone, but before anything can paint.
    QObject::connect(&session, &QObject::destroyed, &page, [&page] { page.view().setFrames(nullptr); });
}

} // namespace porthole::ui
