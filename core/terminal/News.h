#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace porthole::terminal {

/// What a host has said to the person rather than drawn, since it was last asked for. Only the latest of
/// each is kept, so that it cannot grow. Titles are fit to be shown (SEC-05).
struct News {
    std::optional<std::string> title;     ///< OSC 0 and 2
    std::optional<std::string> iconTitle; ///< OSC 0 and 1
    /// OSC 52: what the host would like to have on the clipboard, of at most 48 KiB. Nothing is done
    /// about it before the person has agreed (SEC-10).
    std::optional<std::string> clipboard;
    std::uint32_t bells = 0;

    bool any() const { return title || iconTitle || clipboard || bells > 0; }
};

} // namespace porthole::terminal
