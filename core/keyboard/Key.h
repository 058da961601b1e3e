#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace porthole::keyboard {

/// X11 keysyms that code names. The rest are numbers: a Latin-1 character is its own keysym, any
/// other Unicode character U is 0x01000000 + U. Source: X11 keysymdef.h; RFC 6143 section 7.5.4.
namespace keysym {
inline constexpr std::uint32_t BackSpace = 0xff08, Tab = 0xff09, Return = 0xff0d, Escape = 0xff1b,
                               Home = 0xff50, Left = 0xff51, Up = 0xff52, Right = 0xff53, Down = 0xff54,
                               PageUp = 0xff55, PageDown = 0xff56, End = 0xff57, Insert = 0xff63,
                               Delete = 0xffff, F1 = 0xffbe, F12 = 0xffc9, ShiftL = 0xffe1, ShiftR = 0xffe2,
                               ControlL = 0xffe3, ControlR = 0xffe4, MetaL = 0xffe7, AltL = 0xffe9,
                               AltR = 0xffea, SuperL = 0xffeb, SuperR = 0xffec, AltGr = 0xfe03,
                               CapsLock = 0xffe5, NumLock = 0xff7f, ScrollLock = 0xff14;
}

/// A key as RFB knows it: what it means (an X11 keysym) and where it is (an XT set 1 scancode with
/// QEMU's 0x80 bit for the 0xE0 prefix: Right Control is 0x9d). Either may be 0, unknown.
struct Key {
    std::uint32_t keysym = 0;
    std::uint8_t scancode = 0;

    friend bool operator==(const Key &, const Key &) = default;
};

/// One press (down) or release.
struct KeyStroke {
    Key key;
    bool down = false;

    friend bool operator==(const KeyStroke &, const KeyStroke &) = default;
};

/// The keysym of a Unicode character.
std::uint32_t keysymOf(char32_t character);

/// The XT scancode of a Linux evdev key code (linux/input-event-codes.h), 0 if it has none.
/// Source: QEMU's extended key event pseudo-encoding -258; the AT keyboard's scancode set 1.
std::uint8_t scancodeOfEvdev(unsigned evdevCode);

/// The key of a US keyboard that produces this keysym: its scancode and whether Shift is held.
/// Nothing for characters such a keyboard does not have.
struct UsKey {
    std::uint8_t scancode = 0;
    bool shift = false;
};
std::optional<UsKey> usKeyOf(std::uint32_t keysym);

/// Parses "ctrl+alt+del", "F5", "shift+a", "super", "ctrl+alt+F2", "plus" (case does not matter):
/// presses in the order written, then releases in reverse. Nothing if a name is unknown. A character
/// that a US keyboard has only with Shift ("plus", "!") presses Shift before it if none is held; under
/// Shift a key means what it prints with Shift ("shift+a" is the keysym A). Every key carries its
/// keysym, and its scancode if a US keyboard has it. Names: core/keyboard/KeyNames.cpp.
std::optional<std::vector<KeyStroke>> parseChord(std::string_view text);

/// The strokes that type `text` (UTF-8) on a US keyboard, Shift pressed around what needs it;
/// "\n" (and "\r\n") is Return, "\t" Tab. Characters without a US key carry their keysym and no
/// scancode. Invalid UTF-8, or a control character that no key types, gives nothing.
std::optional<std::vector<KeyStroke>> strokesOf(std::string_view text);

} // namespace porthole::keyboard
