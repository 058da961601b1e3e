#include "core/keyboard/KeyNames.h"

#include "core/keyboard/Key.h"

namespace porthole::keyboard {

namespace {

struct Name {
    std::string_view name;
    std::uint32_t keysym;
};

constexpr Name kNames[] = {
    {"ctrl", keysym::ControlL},
    {"control", keysym::ControlL},
    {"lctrl", keysym::ControlL},
    {"rctrl", keysym::ControlR},
    {"shift", keysym::ShiftL},
    {"lshift", keysym::ShiftL},
    {"rshift", keysym::ShiftR},
    {"alt", keysym::AltL},
    {"option", keysym::AltL},
    {"lalt", keysym::AltL},
    {"ralt", keysym::AltR},
    {"altgr", keysym::AltGr},
    {"super", keysym::SuperL},
    {"meta", keysym::SuperL},
    {"win", keysym::SuperL},
    {"windows", keysym::SuperL},
    {"cmd", keysym::SuperL},
    {"command", keysym::SuperL},
    {"lsuper", keysym::SuperL},
    {"lmeta", keysym::SuperL},
    {"lwin", keysym::SuperL},
    {"rsuper", keysym::SuperR},
    {"rmeta", keysym::SuperR},
    {"rwin", keysym::SuperR},
    {"del", keysym::Delete},
    {"delete", keysym::Delete},
    {"ins", keysym::Insert},
    {"insert", keysym::Insert},
    {"esc", keysym::Escape},
    {"escape", keysym::Escape},
    {"enter", keysym::Return},
    {"return", keysym::Return},
    {"tab", keysym::Tab},
    {"backspace", keysym::BackSpace},
    {"bksp", keysym::BackSpace},
    {"pageup", keysym::PageUp},
    {"pgup", keysym::PageUp},
    {"prior", keysym::PageUp},
    {"pagedown", keysym::PageDown},
    {"pgdown", keysym::PageDown},
    {"pgdn", keysym::PageDown},
    {"next", keysym::PageDown},
    {"home", keysym::Home},
    {"end", keysym::End},
    {"left", keysym::Left},
    {"right", keysym::Right},
    {"up", keysym::Up},
    {"down", keysym::Down},
    {"print", 0xff61},
    {"printscreen", 0xff61},
    {"prtsc", 0xff61},
    {"sysrq", 0xff15},
    {"pause", 0xff13},
    {"break", 0xff6b},
    {"menu", 0xff67},
    {"capslock", keysym::CapsLock},
    {"caps", keysym::CapsLock},
    {"numlock", keysym::NumLock},
    {"scrolllock", keysym::ScrollLock},
    {"space", ' '},
    {"plus", '+'},
    {"minus", '-'},
    {"comma", ','},
    {"period", '.'},
    {"kpenter", 0xff8d},
    {"kpplus", 0xffab},
    {"kpminus", 0xffad},
    {"kpmultiply", 0xffaa},
    {"kpdivide", 0xffaf},
    {"kpdecimal", 0xffae},
};

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// "f1" to "f24".
std::optional<std::uint32_t> functionKey(std::string_view name)
{
    if (name.size() < 2 || name.size() > 3 || name[0] != 'f' || name[1] == '0')
        return std::nullopt;
    std::uint32_t number = 0;
    for (const char c : name.substr(1)) {
        if (!isDigit(c))
            return std::nullopt;
        number = number * 10 + static_cast<std::uint32_t>(c - '0');
    }
    if (number > 24)
        return std::nullopt;
    return keysym::F1 + number - 1;
}

/// "kp0" to "kp9".
std::optional<std::uint32_t> keypadDigit(std::string_view name)
{
    if (name.size() != 3 || !name.starts_with("kp") || !isDigit(name[2]))
        return std::nullopt;
    return 0xffb0 + static_cast<std::uint32_t>(name[2] - '0');
}

} // namespace

std::optional<std::uint32_t> keysymOfName(std::string_view lowerCaseName)
{
    for (const Name &known : kNames) {
        if (known.name == lowerCaseName)
            return known.keysym;
    }
    if (const auto keysym = functionKey(lowerCaseName))
        return keysym;
    return keypadDigit(lowerCaseName);
}

} // namespace porthole::keyboard
