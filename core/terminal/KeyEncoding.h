#pragma once

#include "core/terminal/Modes.h"

#include <cstdint>
#include <string>

namespace porthole::terminal {

enum class Key : std::uint8_t {
    Text, ///< a key that types something
    Up,
    Down,
    Right,
    Left,
    Home,
    End,
    Insert,
    Delete,
    PageUp,
    PageDown,
    Return,
    Tab,
    Backspace,
    Escape,
    F1,
    F2,
    F3,
    F4,
    F5,
    F6,
    F7,
    F8,
    F9,
    F10,
    F11,
    F12,
    F13,
    F14,
    F15,
    F16,
    F17,
    F18,
    F19,
    F20,
    Keypad, ///< a key of the number pad that types something; Enter there is "\r"
};

enum Modifier : std::uint8_t { Shift = 1, Alt = 2, Control = 4, Meta = 8 };

/// A key as it was pressed.
struct KeyPress {
    Key key = Key::Text;
    std::uint8_t modifiers = 0; ///< Modifier bits
    /// UTF-8, of Text and Keypad: what it types without Control and Alt.
    std::string text;
};

/// What a key sends, as xterm has it with modifyOtherKeys off. Empty for one that sends nothing.
std::string encodeKey(const KeyPress &press, const Modes &modes);

} // namespace porthole::terminal
