#include "core/ssh/worker/Inbox.h"

#include <sys/eventfd.h>

namespace porthole::ssh {

Inbox::Inbox()
    : m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{}

bool Inbox::post(Command command)
{
    const std::lock_guard lock(m_mutex);
    if (m_isClosed)
        return false;
    m_commands.push_back(std::move(command));
    if (m_commands.size() == 1)
        wake();
    return true;
}

void Inbox::cancel()
{
    const std::lock_guard lock(m_mutex);
    m_isCancelled = true;
    wake();
}

bool Inbox::isCancelled() const
{
    const std::lock_guard lock(m_mutex);
    return m_isCancelled;
}

std::deque<Command> Inbox::take()
{
    const std::lock_guard lock(m_mutex);
    // A cancelled inbox stays readable, so that nothing on the thread waits any more.
    if (!m_isCancelled) {
        eventfd_t count = 0;
        (void)::eventfd_read(m_wake.get(), &count);
    }
    return std::exchange(m_commands, {});
}

std::deque<Command> Inbox::close()
{
    const std::lock_guard lock(m_mutex);
    m_isClosed = true;
    return std::exchange(m_commands, {});
}

void Inbox::wake() { (void)::eventfd_write(m_wake.get(), 1); }

} // namespace porthole::ssh
