#include "app/serve/SessionAccess.h"

#include "app/serve/Replies.h"
#include "core/async/Mailslot.h"
#include "core/remotes/Outcome.h"

namespace porthole::serve {

using remotes::RemoteSession;
using remotes::RemoteState;

namespace {

Error noSession() { return Error::make(ErrorKind::NotFound, "there is no session with this sid"); }

Error failureOf(const RemoteSession &session)
{
    return session.error().value_or(Error::make(ErrorKind::Closed, "the session is lost"));
}

} // namespace

Task<Result<>> untilOpen(remotes::RemoteRegistry &registry, SessionId id)
{
    RemoteSession *const session = registry.find(id);
    if (!session)
        co_return noSession();
    async::Mailslot<RemoteState> states;
    const QObject context; // ends the connections with this flow
    QObject::connect(session, &RemoteSession::stateChanged, &context,
                     [&states](RemoteState state) { states.post(state); });
    QObject::connect(session, &QObject::destroyed, &context, [&states] { states.post(RemoteState::Closed); });

    bool tried = session->state() != RemoteState::Waiting;
    if (!tried)
        session->retry();
    for (RemoteState state = session->state();;) {
        switch (state) {
        case RemoteState::Open:
            co_return {};
        case RemoteState::Closed:
            co_return noSession(); // and perhaps no object either
        case RemoteState::Failed:
            co_return failureOf(*session);
        case RemoteState::Waiting:
            if (std::exchange(tried, true))
                co_return failureOf(*session);
            break;
        case RemoteState::Idle:
        case RemoteState::Connecting:
        case RemoteState::AgentStarting:
            break;
        }
        const auto next = co_await states.next();
        state = next ? *next : RemoteState::Closed;
    }
}

http::Reply failureOf(const Error &error)
{
    if (error.kind == ErrorKind::NotFound)
        return unknownSession();
    const remotes::Outcome outcome = remotes::outcomeOf(error.kind);
    Error explained = error;
    if (error.kind == ErrorKind::HostKeyUnknown)
        explained.detail += "; connect to the host once and accept its key, or start porthole serve with "
                            "--host-keys accept-new";
    return failure(outcome.status, outcome.reason, explained);
}

http::Reply unknownSession() { return failure(404, QStringLiteral("there is no session with this sid")); }

} // namespace porthole::serve
