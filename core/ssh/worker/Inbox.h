#pragma once

#include "core/ssh/worker/Commands.h"
#include "core/ssh/worker/Handles.h"

#include <deque>
#include <mutex>

namespace porthole::ssh {

/// The way into a connection's thread: commands in order, and a descriptor that can be read while there are
/// any. Whoever posts never waits. Thread: any.
class Inbox {
public:
    Inbox();

    /// False where the system has no descriptor left: the connection cannot begin.
    bool valid() const { return m_wake.valid(); }
    int descriptor() const { return m_wake.get(); }

    /// False once the thread has ended: the command is dropped.
    bool post(Command command);
    /// The connection is to end, whatever it is doing.
    void cancel();

    // For the connection's thread.
    bool isCancelled() const;
    std::deque<Command> take();
    /// Nothing is taken in from now on; what had not been taken out.
    std::deque<Command> close();

private:
    void wake();

    const OwnedFd m_wake; ///< an eventfd
    mutable std::mutex m_mutex;
    std::deque<Command> m_commands;
    bool m_isCancelled = false, m_isClosed = false;
};

} // namespace porthole::ssh
