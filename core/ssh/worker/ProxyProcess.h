#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/ssh/worker/Handles.h"

#include <QString>
#include <sys/types.h>

namespace porthole::ssh {

/// A ProxyCommand that runs: its standard input and output are one end of a socket pair, SSH speaks on the
/// other. Ended and reaped when this goes. Thread: any, one.
class ProxyProcess {
public:
    /// Runs the line as OpenSSH does, by the user's shell. The caller has the user's word for that very
    /// line. The other end is `socket`. Errors: Unavailable.
    static Result<ProxyProcess> start(const QString &command, OwnedFd &socket);

    ProxyProcess() = default;
    ProxyProcess(ProxyProcess &&other) noexcept
        : m_pid(std::exchange(other.m_pid, -1))
    {}
    ProxyProcess &operator=(ProxyProcess &&other) noexcept
    {
        std::swap(m_pid, other.m_pid);
        return *this;
    }
    ~ProxyProcess();

private:
    explicit ProxyProcess(pid_t pid)
        : m_pid(pid)
    {}
    bool waitFor(Milliseconds time);

    pid_t m_pid = -1;
};

} // namespace porthole::ssh
