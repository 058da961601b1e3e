#pragma once

#include "core/base/Result.h"
#include "core/ssh/worker/Inbox.h"

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace porthole::ssh {

class Session;

using TimePoint = std::chrono::steady_clock::time_point;

inline TimePoint now() { return std::chrono::steady_clock::now(); }

/// Something that moves bytes whenever it can.
class Pump {
public:
    Pump() = default;
    virtual ~Pump() = default;
    Pump(const Pump &) = delete;
    Pump &operator=(const Pump &) = delete;

    /// Moves what can be moved without waiting. True if there was anything.
    virtual bool work() = 0;
};

/// What a connection's thread waits in, the only place where it does but for an agent's signature
/// (AgentRelay.h): for the sockets of its sessions, for descriptors that are watched, and for its inbox.
/// libssh's functions are called without waiting, and again after a turn until they are through, so that all
/// on the connection lives on while a server or a person takes time. Callbacks of libssh come from inside any
/// of its functions: they only note things down; pumps act on them, from the loop's own level.
class Loop {
public:
    explicit Loop(std::shared_ptr<Inbox> inbox);
    ~Loop();
    Loop(const Loop &) = delete;
    Loop &operator=(const Loop &) = delete;

    /// Lets the pumps work, waits until something happens or `until`, and hands on commands.
    /// Errors: Cancelled; what a session ended with; Unavailable (no memory or descriptors).
    Result<> turn(TimePoint until);

    /// Repeats a call to libssh until it says something else than `again`. Errors: turn()'s, Timeout.
    template <class Call> Result<int> finish(TimePoint until, int again, Call call)
    {
        for (;;) {
            const int code = call();
            if (code != again)
                return code;
            if (now() >= until)
                return Error::make(ErrorKind::Timeout, "the server did not answer in time");
            PH_DO(turn(until));
        }
    }

    /// Commands go there; what comes while there is no taker is dropped.
    std::function<void(ChannelCommand)> onChannelCommand;
    std::function<void(PersonsAnswer)> onAnswer;

    void add(Pump &pump);
    void remove(Pump &pump);

    /// A session whose end is the end of everything: the first in order tells why.
    Result<> add(Session &session);
    void remove(Session &session);
    /// What the first of the sessions that are gone ended with.
    Result<> findDead() const;

    /// Whether the descriptor can be read or written (poll()'s events) ends a turn. Errors: Unavailable.
    Result<> watch(int descriptor, short events);
    void unwatch(int descriptor);

    const std::shared_ptr<Inbox> &inbox() const { return m_inbox; }

private:
    bool letPumpsWork();
    quint64 bytesReceived() const;
    void handOnCommands();

    const std::shared_ptr<Inbox> m_inbox;
    std::unique_ptr<ssh_event_struct, FreedBy<ssh_event_free>> m_event;
    std::vector<Pump *> m_pumps;
    std::vector<Session *> m_sessions; ///< the way to the host, in order
    int m_failures = 0;                ///< of poll(), in a row
};

} // namespace porthole::ssh
