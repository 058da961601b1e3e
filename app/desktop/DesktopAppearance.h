#pragma once

#include <memory> // before <coroutine>, whose <concepts> Qt 6.4's moc does not get through on its own

#include "core/async/Flows.h"
#include "core/base/Task.h"
#include "core/secrets/SessionBus.h"

#include <functional>
#include <optional>

namespace porthole::desktop {

/// How the desktop wants things to look, which Qt 6.4 does not tell: at each look, and whenever it changes.
/// A portal that is not there, or does not know of it, wishes nothing; one that is late wishes what it did
/// before. Source: XDG Desktop Portal, org.freedesktop.portal.Settings, namespace org.freedesktop.appearance,
/// keys color-scheme and contrast. Thread: the main thread.
class DesktopAppearance {
public:
    struct Wishes {
        std::optional<bool> dark; ///< nothing: whichever
        bool contrast = false;    ///< more of it
    };
    using Told = std::function<void(const Wishes &)>;

    explicit DesktopAppearance(Told told)
        : m_told(std::move(told))
    {}
    /// Asks again: at the start, and whenever somebody comes back from the desktop's settings, where no
    /// portal has told of what changed.
    void look();

private:
    /// One key of the namespace.
    struct Wish {
        const char *key;
        void (*take)(Wishes &wishes, std::optional<unsigned int> value);
        int changes = 0; ///< that were heard of
    };

    Task<> ask(Wish *wish);
    void listen(secrets::SessionBus bus);
    void hear(GVariant *arguments);
    void tell(const Wish &wish, std::optional<unsigned int> value);

    static void takeScheme(Wishes &wishes, std::optional<unsigned int> value);
    static void takeContrast(Wishes &wishes, std::optional<unsigned int> value);

    Told m_told;
    Wishes m_wishes;
    Wish m_scheme{"color-scheme", &takeScheme};
    Wish m_contrast{"contrast", &takeContrast};
    std::optional<secrets::SessionBus::Signal> m_changes;
    async::Flows m_flows; // last: they use all of the above
};

} // namespace porthole::desktop
