#pragma once

#include "core/terminal/Modes.h"

#include <cstdint>
#include <string>

namespace porthole::terminal {

enum class MouseAction : std::uint8_t { Press, Release, Move };
/// Wheels are pressed and never released.
enum class MouseButton : std::uint8_t {
    Left,
    Middle,
    Right,
    None,
    WheelUp,
    WheelDown,
    WheelLeft,
    WheelRight
};

struct MouseReport {
    MouseAction action = MouseAction::Press;
    MouseButton button = MouseButton::Left; ///< of Move: the one held, or None
    int row = 0, column = 0;                ///< on the screen, from 0
    std::uint8_t modifiers = 0;             ///< Modifier bits
};

/// What the host is told of the mouse, in the coding and to the extent that it has asked for; mostly
/// nothing.
std::string encodeMouse(const MouseReport &report, const Modes &modes);
/// CSI I and CSI O, if the host has asked for them.
std::string encodeFocus(bool focused, const Modes &modes);

} // namespace porthole::terminal
