#include "core/keyboard/Key.h"

#include <string_view>

namespace porthole::keyboard {

namespace {

/// One row of printing keys: neighbouring scancodes, what they give and what they give with Shift.
struct Row {
    std::uint8_t firstScancode;
    std::string_view plain;
    std::string_view shifted;
};

constexpr Row kRows[] = {
    {0x02, "1234567890-=", "!@#$%^&*()_+"},
    {0x10, "qwertyuiop[]", "QWERTYUIOP{}"},
    {0x1e, "asdfghjkl;'`", "ASDFGHJKL:\"~"},
    {0x2b, "\\zxcvbnm,./", "|ZXCVBNM<>?"},
    {0x39, " ", " "},
};

struct NamedKey {
    std::uint32_t keysym;
    UsKey key;
};

/// Everything that prints nothing, and the keypad in both its meanings. Source: X11 keysymdef.h.
constexpr NamedKey kNamedKeys[] = {
    {keysym::BackSpace, {0x0e}},
    {keysym::Tab, {0x0f}},
    {0xfe20 /* ISO_Left_Tab */, {0x0f, true}},
    {keysym::Return, {0x1c}},
    {keysym::Escape, {0x01}},
    {keysym::ShiftL, {0x2a}},
    {keysym::ShiftR, {0x36}},
    {keysym::ControlL, {0x1d}},
    {keysym::ControlR, {0x9d}},
    {keysym::AltL, {0x38}},
    {keysym::AltR, {0xb8}},
    {keysym::AltGr, {0xb8}},
    {0xff7e /* Mode_switch */, {0xb8}},
    {keysym::MetaL, {0xdb}},
    {0xffe8 /* Meta_R */, {0xdc}},
    {keysym::SuperL, {0xdb}},
    {keysym::SuperR, {0xdc}},
    {0xff67 /* Menu */, {0xdd}},
    {keysym::CapsLock, {0x3a}},
    {keysym::NumLock, {0x45}},
    {keysym::ScrollLock, {0x46}},
    {0xff61 /* Print */, {0x54}},
    {0xff15 /* Sys_Req */, {0x54}},
    {0xff13 /* Pause */, {0xc6}},
    {0xff6b /* Break */, {0xc6}},
    {keysym::Home, {0xc7}},
    {keysym::Up, {0xc8}},
    {keysym::PageUp, {0xc9}},
    {keysym::Left, {0xcb}},
    {keysym::Right, {0xcd}},
    {keysym::End, {0xcf}},
    {keysym::Down, {0xd0}},
    {keysym::PageDown, {0xd1}},
    {keysym::Insert, {0xd2}},
    {keysym::Delete, {0xd3}},
    {0xff8d /* KP_Enter */, {0x9c}},
    {0xff95 /* KP_Home */, {0x47}},
    {0xff96 /* KP_Left */, {0x4b}},
    {0xff97 /* KP_Up */, {0x48}},
    {0xff98 /* KP_Right */, {0x4d}},
    {0xff99 /* KP_Down */, {0x50}},
    {0xff9a /* KP_Prior */, {0x49}},
    {0xff9b /* KP_Next */, {0x51}},
    {0xff9c /* KP_End */, {0x4f}},
    {0xff9d /* KP_Begin */, {0x4c}},
    {0xff9e /* KP_Insert */, {0x52}},
    {0xff9f /* KP_Delete */, {0x53}},
    {0xffaa /* KP_Multiply */, {0x37}},
    {0xffab /* KP_Add */, {0x4e}},
    {0xffac /* KP_Separator */, {0x7e}},
    {0xffad /* KP_Subtract */, {0x4a}},
    {0xffae /* KP_Decimal */, {0x53}},
    {0xffaf /* KP_Divide */, {0xb5}},
    {0xffbd /* KP_Equal */, {0x59}},
};

constexpr std::uint32_t kKeypad0 = 0xffb0;
constexpr std::uint8_t kKeypadDigits[] = {0x52, 0x4f, 0x50, 0x51, 0x4b, 0x4c, 0x4d, 0x47, 0x48, 0x49};

constexpr std::uint8_t kFunctionKeys[] = {0x3b, 0x3c, 0x3d, 0x3e, 0x3f, 0x40, 0x41, 0x42,
                                          0x43, 0x44, 0x57, 0x58, 0x5d, 0x5e, 0x5f, 0x55,
                                          0x83, 0xf7, 0x84, 0x5a, 0x74, 0xf9, 0x6d, 0x6f};
static_assert(std::size(kFunctionKeys) == 24);

constexpr bool rowsMatch()
{
    for (const Row &row : kRows) {
        if (row.plain.size() != row.shifted.size())
            return false;
    }
    return true;
}
static_assert(rowsMatch());

std::optional<UsKey> printingKey(char character)
{
    for (const Row &row : kRows) {
        if (const auto at = row.plain.find(character); at != std::string_view::npos)
            return UsKey{static_cast<std::uint8_t>(row.firstScancode + at), false};
        if (const auto at = row.shifted.find(character); at != std::string_view::npos)
            return UsKey{static_cast<std::uint8_t>(row.firstScancode + at), true};
    }
    return std::nullopt;
}

} // namespace

std::optional<UsKey> usKeyOf(std::uint32_t keysym)
{
    // An ASCII character's keysym may also come in the form all of Unicode has.
    if (keysym >= 0x01000020 && keysym <= 0x0100007e)
        keysym -= 0x01000000;
    if (keysym >= 0x20 && keysym <= 0x7e)
        return printingKey(static_cast<char>(keysym));
    if (keysym >= keysym::F1 && keysym - keysym::F1 < std::size(kFunctionKeys))
        return UsKey{kFunctionKeys[keysym - keysym::F1], false};
    if (keysym >= kKeypad0 && keysym - kKeypad0 < std::size(kKeypadDigits))
        return UsKey{kKeypadDigits[keysym - kKeypad0], false};
    for (const NamedKey &named : kNamedKeys) {
        if (named.keysym == keysym)
            return named.key;
    }
    return std::nullopt;
}

} // namespace porthole::keyboard
