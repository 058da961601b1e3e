#pragma once

#include <array>
#include <cstdint>

namespace porthole::terminal {

/// What the bytes 0x20 to 0x7e mean (ISO 2022).
enum class Charset : std::uint8_t { Ascii, DecSpecial, British };

/// The four sets that the host has designated, and which of them is in use.
struct Charsets {
    std::array<Charset, 4> designated{};
    std::uint8_t inUse = 0;  ///< G0 to G3, by LS0 to LS3
    std::uint8_t single = 0; ///< for the next character only, by SS2 and SS3; 0 for none
    bool plain() const { return single == 0 && designated[inUse] == Charset::Ascii; }
    friend bool operator==(const Charsets &, const Charsets &) = default;
};

/// DEC Special Graphics from 0x5f on: line drawing (VT100 user guide, table 3-9).
inline constexpr std::array<char32_t, 32> kDecSpecial = {
    0x00a0, 0x25c6, 0x2592, 0x2409, 0x240c, 0x240d, 0x240a, 0x00b0, 0x00b1, 0x2424, 0x240b,
    0x2518, 0x2510, 0x250c, 0x2514, 0x253c, 0x23ba, 0x23bb, 0x2500, 0x23bc, 0x23bd, 0x251c,
    0x2524, 0x2534, 0x252c, 0x2502, 0x2264, 0x2265, 0x03c0, 0x2260, 0x00a3, 0x00b7};

constexpr char32_t characterIn(Charset charset, char32_t code)
{
    if (charset == Charset::DecSpecial && code >= 0x5f && code <= 0x7e)
        return kDecSpecial[code - 0x5f];
    if (charset == Charset::British && code == U'#')
        return 0xa3;
    return code;
}

} // namespace porthole::terminal
