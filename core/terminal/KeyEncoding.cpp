#include "core/terminal/KeyEncoding.h"

#include <array>
#include <optional>
#include <string_view>

namespace porthole::terminal {

namespace {

/// The numbers of F1 to F20 in "CSI number ~".
constexpr std::array kFunctionNumbers{11, 12, 13, 14, 15, 17, 18, 19, 20, 21,
                                      23, 24, 25, 26, 28, 29, 31, 32, 33, 34};

/// xterm's parameter for modifiers, with the ';' before it; empty without any.
std::string modifierParameter(std::uint8_t modifiers)
{
    return modifiers == 0 ? std::string() : ";" + std::to_string(1 + modifiers);
}

/// Cursor keys, Home, End, F1 to F4: a letter behind CSI or SS3.
std::string letterKey(char letter, std::uint8_t modifiers, bool ss3)
{
    if (modifiers != 0)
        return "\x1b[1" + modifierParameter(modifiers) + letter;
    return std::string(ss3 ? "\x1bO" : "\x1b[") + letter;
}

std::string numberKey(int number, std::uint8_t modifiers)
{
    return "\x1b[" + std::to_string(number) + modifierParameter(modifiers) + "~";
}

/// What Control makes of an ASCII character; nothing where it changes nothing.
std::optional<char> controlOf(char c)
{
    if (c >= 'a' && c <= 'z')
        return static_cast<char>(c - 'a' + 1);
    if (c >= '@' && c <= '_')
        return static_cast<char>(c - '@');
    switch (c) {
    case ' ':
    case '2':
    case '`':
        return '\0';
    case '3':
        return '\x1b';
    case '4':
        return '\x1c';
    case '5':
        return '\x1d';
    case '6':
    case '~':
        return '\x1e';
    case '7':
    case '/':
    case '-':
        return '\x1f';
    case '8':
    case '?':
        return '\x7f';
    default:
        return std::nullopt;
    }
}

std::string withAlt(std::string text, std::uint8_t modifiers)
{
    if ((modifiers & (Alt | Meta)) != 0 && !text.empty())
        text.insert(text.begin(), '\x1b');
    return text;
}

std::string textKey(const KeyPress &press)
{
    std::string text = press.text;
    if ((press.modifiers & Control) != 0 && text.size() == 1)
        if (const auto control = controlOf(text[0]))
            text[0] = *control;
    return withAlt(std::move(text), press.modifiers);
}

/// The number pad in application mode: SS3 and a letter (VT100 user guide, table 3-8).
std::string keypadKey(const KeyPress &press, const Modes &modes)
{
    constexpr std::string_view kTyped = "0123456789*+,-./\r=", kSent = "pqrstuvwxyjklmnoMX";
    if (modes.keypad && press.modifiers == 0 && press.text.size() == 1)
        if (const std::size_t at = kTyped.find(press.text[0]); at != std::string_view::npos)
            return std::string("\x1bO") + kSent[at];
    if (press.text == "\r")
        return encodeKey({Key::Return, press.modifiers, {}}, modes);
    return textKey(press);
}

} // namespace

std::string encodeKey(const KeyPress &press, const Modes &modes)
{
    const std::uint8_t with = press.modifiers;
    switch (press.key) {
    case Key::Text:
        return textKey(press);
    case Key::Keypad:
        return keypadKey(press, modes);
    case Key::Up:
        return letterKey('A', with, modes.cursorKeys);
    case Key::Down:
        return letterKey('B', with, modes.cursorKeys);
    case Key::Right:
        return letterKey('C', with, modes.cursorKeys);
    case Key::Left:
        return letterKey('D', with, modes.cursorKeys);
    case Key::Home:
        return letterKey('H', with, modes.cursorKeys);
    case Key::End:
        return letterKey('F', with, modes.cursorKeys);
    case Key::Insert:
        return numberKey(2, with);
    case Key::Delete:
        return numberKey(3, with);
    case Key::PageUp:
        return numberKey(5, with);
    case Key::PageDown:
        return numberKey(6, with);
    case Key::Return:
        return withAlt(modes.newline ? "\r\n" : "\r", with);
    case Key::Tab:
        return (with & Shift) != 0 ? withAlt("\x1b[Z", with) : withAlt("\t", with);
    case Key::Backspace:
        return withAlt((with & Control) != 0 ? "\b" : "\x7f", with);
    case Key::Escape:
        return withAlt("\x1b", with);
    case Key::F1:
    case Key::F2:
    case Key::F3:
    case Key::F4:
        return letterKey(static_cast<char>('P' + (static_cast<int>(press.key) - static_cast<int>(Key::F1))),
                         with, true);
    case Key::F5:
    case Key::F6:
    case Key::F7:
    case Key::F8:
    case Key::F9:
    case Key::F10:
    case Key::F11:
    case Key::F12:
    case Key::F13:
    case Key::F14:
    case Key::F15:
    case Key::F16:
    case Key::F17:
    case Key::F18:
    case Key::F19:
    case Key::F20:
        return numberKey(
            kFunctionNumbers[static_cast<std::size_t>(press.key) - static_cast<std::size_t>(Key::F1)], with);
    }
    return {};
}

} // namespace porthole::terminal
