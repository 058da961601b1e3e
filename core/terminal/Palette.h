#pragma once

#include <array>
#include <cstdint>

namespace porthole::terminal {

/// The colours 16 to 255 as xterm has them, 0xrrggbb: a cube of 6 by 6 by 6 and 24 greys. The first 16 are
/// a matter of the theme.
constexpr std::uint32_t paletteColour(std::uint8_t index)
{
    if (index >= 232) {
        const std::uint32_t grey = 8u + 10u * (index - 232u);
        return grey << 16 | grey << 8 | grey;
    }
    constexpr std::array<std::uint32_t, 6> kSteps{0, 95, 135, 175, 215, 255};
    const unsigned cube = index >= 16 ? index - 16u : 0u;
    return kSteps[cube / 36] << 16 | kSteps[cube / 6 % 6] << 8 | kSteps[cube % 6];
}

} // namespace porthole::terminal
