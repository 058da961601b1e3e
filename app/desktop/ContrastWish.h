#pragma once

#include <memory> // before <coroutine>, whose <concepts> Qt 6.4's moc does not get through on its own

#include "core/async/Flows.h"
#include "core/base/Task.h"

#include <functional>

namespace porthole::desktop {

/// Whether the desktop asks for more contrast; Qt 6.4 does not tell. Without a desktop that has such a wish
/// it has none. Source: XDG Desktop Portal, org.freedesktop.portal.Settings, namespace
/// org.freedesktop.appearance, key contrast. Thread: the main thread.
class ContrastWish {
public:
    using Told = std::function<void(bool)>;
    explicit ContrastWish(Told told)
        : m_told(std::move(told))
    {}
    /// Asks again: at the start, and whenever somebody comes back from the desktop's settings.
    void look();

private:
    Task<> ask();

    Told m_told;
    async::Flows m_flows; // last: they use all of the above
};

} // namespace porthole::desktop
