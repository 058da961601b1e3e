#include "core/ssh/worker/Loop.h"

#include "core/ssh/worker/Session.h"

#include <algorithm>
#include <limits>
#include <poll.h>

namespace porthole::ssh {

namespace {

/// How often pumps may begin anew before sockets are looked at again.
constexpr int kPasses = 8;

/// poll() failing without a reason that a session gives; a busy loop otherwise.
constexpr int kMostFailures = 16;

int ignoreEvent(socket_t, int, void *) { return 0; }

/// For poll(): rounded up, so that a deadline has passed when it returns.
int millisecondsUntil(TimePoint until)
{
    const auto left = std::chrono::ceil<Milliseconds>(until - now()).count();
    return static_cast<int>(std::clamp<decltype(left)>(left, 0, std::numeric_limits<int>::max()));
}

Error exhausted() { return Error::make(ErrorKind::Unavailable, "no memory or descriptors left"); }

} // namespace

Loop::Loop(std::shared_ptr<Inbox> inbox)
    : m_inbox(std::move(inbox))
    , m_event(ssh_event_new())
{
    if (m_event &&
        ssh_event_add_fd(m_event.get(), m_inbox->descriptor(), POLLIN, ignoreEvent, nullptr) != SSH_OK)
        m_event.reset();
}

Loop::~Loop()
{
    if (m_event)
        unwatch(m_inbox->descriptor());
}

Result<> Loop::turn(TimePoint until)
{
    if (!m_event)
        return exhausted();
    const bool more = letPumpsWork();
    const int code = ssh_event_dopoll(m_event.get(), more ? 0 : millisecondsUntil(until));
    if (m_inbox->isCancelled())
        return Error::make(ErrorKind::Cancelled, "it was given up");
    PH_DO(findDead());
    m_failures = code == SSH_ERROR ? m_failures + 1 : 0;
    if (m_failures > kMostFailures)
        return exhausted();
    handOnCommands();
    return {};
}

/// A pump that works may, inside libssh, take in what another has waited for: all have another look, until
/// none of them did anything and nothing has come in. True if it was left at that too early.
bool Loop::letPumpsWork()
{
    for (int pass = 0; pass < kPasses; ++pass) {
        const quint64 before = bytesReceived();
        bool worked = false;
        for (std::size_t i = 0; i < m_pumps.size(); ++i)
            worked = m_pumps[i]->work() || worked;
        if (!worked && bytesReceived() == before)
            return false;
    }
    return true;
}

quint64 Loop::bytesReceived() const
{
    quint64 sum = 0;
    for (const Session *session : m_sessions)
        sum += session->bytesIn();
    return sum;
}

Result<> Loop::findDead() const
{
    for (const Session *session : m_sessions) {
        if (!session->isAlive())
            return session->lost();
    }
    return {};
}

void Loop::handOnCommands()
{
    for (Command &command : m_inbox->take()) {
        if (auto *channel = std::get_if<ChannelCommand>(&command)) {
            if (onChannelCommand)
                onChannelCommand(std::move(*channel));
        } else if (onAnswer) {
            onAnswer(std::move(std::get<PersonsAnswer>(command)));
        }
    }
}

void Loop::add(Pump &pump) { m_pumps.push_back(&pump); }

void Loop::remove(Pump &pump) { std::erase(m_pumps, &pump); }

Result<> Loop::add(Session &session)
{
    if (!m_event || ssh_event_add_session(m_event.get(), session.raw()) != SSH_OK)
        return exhausted();
    m_sessions.push_back(&session);
    return {};
}

void Loop::remove(Session &session)
{
    if (std::erase(m_sessions, &session) == 0)
        return;
    // An error means that the session's socket was gone already.
    (void)ssh_event_remove_session(m_event.get(), session.raw());
}

Result<> Loop::watch(int descriptor, short events)
{
    if (!m_event || ssh_event_add_fd(m_event.get(), descriptor, events, ignoreEvent, nullptr) != SSH_OK)
        return exhausted();
    return {};
}

void Loop::unwatch(int descriptor)
{
    // An error means that it was not watched.
    if (m_event)
        (void)ssh_event_remove_fd(m_event.get(), descriptor);
}

} // namespace porthole::ssh
