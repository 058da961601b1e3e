#pragma once

#include <memory> // before <coroutine>, whose <concepts> Qt 6.4's moc does not get through on its own

#include "core/async/Flows.h"
#include "core/base/Task.h"
#include "core/secrets/SessionBus.h"

#include <functional>
#include <vector>

namespace porthole::desktop {

/// Says when nobody is before the screen any more: it is locked, or the computer is about to sleep. Sleep is
/// held up until that was said. Where there is no such desktop, it says nothing.
/// Source: org.freedesktop.login1(5), interfaces Manager and Session; the screen savers' ActiveChanged.
/// Thread: the main thread.
class SessionWatch {
public:
    using Away = std::function<void()>;

    /// From now on, and no more once this has gone.
    explicit SessionWatch(Away away);
    ~SessionWatch();
    SessionWatch(const SessionWatch &) = delete;
    SessionWatch &operator=(const SessionWatch &) = delete;

private:
    Task<> watchDesktop();
    Task<> watchComputer();
    Task<> holdUpSleep(secrets::SessionBus bus);
    void letSleep();
    void hear(secrets::SessionBus bus, const char *sender, const char *interface, const char *name,
              const char *path, std::function<void(GVariant *)> heard);

    const Away m_away;
    int m_heldUp = -1; ///< the descriptor that sleep waits for; -1: it does not
    std::vector<std::unique_ptr<secrets::SessionBus::Signal>> m_signals;
    async::Flows m_flows; // last: they use all of the above
};

} // namespace porthole::desktop
