#pragma once

#include "core/ssh/worker/AgentClient.h"
#include "core/ssh/worker/Loop.h"

#include <atomic>
#include <mutex>
#include <thread>

namespace porthole::ssh {

/// What libssh takes for the agent: it sees one key, which is ours to choose, and what it wants signed goes
/// on to the real one. So a certificate can be shown and its key sign; a key is never shown unasked; and an
/// agent that does not answer holds libssh up, which waits for ever in a call of its own, for no longer than
/// until a deadline or a cancel. A thread of its own answers libssh; the rest is the connection's.
class AgentRelay {
public:
    /// Errors: Unavailable (no descriptors, no thread), Bug.
    static Result<std::unique_ptr<AgentRelay>> make(Session &session, AgentClient agent);
    ~AgentRelay();
    AgentRelay(const AgentRelay &) = delete;
    AgentRelay &operator=(const AgentRelay &) = delete;

    /// From now on libssh sees `shown`, a key or a certificate, and the agent signs with `key`.
    void show(Bytes shown, Bytes key, TimePoint until);
    /// Why the agent did not sign for what is shown now. Kinds: Timeout, Cancelled, Forbidden (it refused),
    /// AgentClient::ask()'s.
    std::optional<Error> failure() const;

private:
    AgentRelay(std::shared_ptr<Inbox> inbox, OwnedFd socket, AgentClient agent);

    void serve();
    Result<Bytes> answerTo(ByteView message);
    Result<Bytes> sign(ByteView message);
    Result<> waitFor(int descriptor, short events, TimePoint until) const;

    struct Shown {
        Bytes shown, key;
        TimePoint until;
        std::optional<Error> failure{};
    };
    const std::shared_ptr<Inbox> m_inbox;
    const OwnedFd m_socket; ///< our end
    AgentClient m_agent;    ///< the thread's
    mutable std::mutex m_mutex;
    Shown m_shown;
    std::atomic<bool> m_isEnding = false;
    std::thread m_thread;
};

} // namespace porthole::ssh
