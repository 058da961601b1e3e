#pragma once

#include "core/base/Bytes.h"
#include "core/base/Result.h"
#include "core/ssh/worker/Handles.h"

#include <QString>
#include <functional>

namespace porthole::ssh {

/// The asking side of an agent's socket: one question at a time, and no wait but the caller's.
/// Source: draft-miller-ssh-agent section 3.
class AgentClient {
public:
    /// Returns when the descriptor may be ready for poll()'s events. Its errors are ask()'s.
    using Wait = std::function<Result<>(int descriptor, short events)>;

    /// Errors: Unavailable (nobody listens there).
    static Result<AgentClient> connect(const QString &path);

    /// A message without its length, and the answer to it. Errors: Closed, PeerMisbehaved (an answer that is
    /// empty or too long), `wait`'s. After an error the agent is of no more use.
    Result<Bytes> ask(ByteView message, const Wait &wait);

private:
    explicit AgentClient(OwnedFd socket)
        : m_socket(std::move(socket))
    {}
    Result<> send(ByteView bytes, const Wait &wait);
    Result<> receive(Bytes &into, const Wait &wait);
    Result<Bytes> exchange(ByteView message, const Wait &wait);

    OwnedFd m_socket;
};

} // namespace porthole::ssh
