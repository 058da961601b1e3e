#pragma once

#include <array>
#include <cstdint>

namespace porthole::terminal {

/// A colour as the host named it. What an indexed or the default one looks like is the view's matter.
struct Colour {
    std::uint32_t value = 0; ///< 0 the default; 0x01'000000 + index; 0x02'rrggbb

    static constexpr Colour indexed(std::uint8_t index) { return {0x01'000000u | index}; }
    static constexpr Colour rgb(std::uint8_t red, std::uint8_t green, std::uint8_t blue)
    {
        return {0x02'000000u | std::uint32_t{red} << 16 | std::uint32_t{green} << 8 | blue};
    }
    constexpr bool isDefault() const { return value == 0; }
    constexpr bool isIndexed() const { return value >> 24 == 1; }
    constexpr bool isRgb() const { return value >> 24 == 2; }
    constexpr std::uint8_t index() const { return static_cast<std::uint8_t>(value); }
    /// 0xrrggbb, of an isRgb() one.
    constexpr std::uint32_t rgbValue() const { return value & 0xff'ffffu; }
    friend constexpr bool operator==(Colour, Colour) = default;
};

/// ECMA-48 section 8.3.117 (SGR), and DECSCA's protection; as bits of Style::attributes.
enum Attribute : std::uint16_t {
    Bold = 1 << 0,
    Faint = 1 << 1,
    Italic = 1 << 2,
    Blink = 1 << 3,
    Inverse = 1 << 4,
    Conceal = 1 << 5,
    Strike = 1 << 6,
    Overline = 1 << 7,
    Protected = 1 << 8,
};

enum class Underline : std::uint8_t { None, Single, Double, Curly, Dotted, Dashed };

struct Style {
    Colour foreground;
    Colour background;
    std::uint16_t attributes = 0; ///< Attribute bits, and above them the underline
    std::uint16_t link = 0;       ///< of the Links; 0 for none

    static constexpr unsigned kUnderlineShift = 9;
    constexpr bool has(Attribute attribute) const { return (attributes & attribute) != 0; }
    constexpr void set(Attribute attribute, bool on)
    {
        attributes = static_cast<std::uint16_t>(on ? attributes | attribute : attributes & ~attribute);
    }
    constexpr Underline underline() const
    {
        return static_cast<Underline>(attributes >> kUnderlineShift & 7);
    }
    constexpr void setUnderline(Underline kind)
    {
        attributes = static_cast<std::uint16_t>((attributes & ((1u << kUnderlineShift) - 1)) |
                                                static_cast<unsigned>(kind) << kUnderlineShift);
    }
    friend constexpr bool operator==(const Style &, const Style &) = default;
};

/// A character with its combining marks. More marks than fit are dropped.
struct Cluster {
    static constexpr std::size_t kMost = 9; ///< the character and eight marks
    std::array<char32_t, kMost> codes{};
    std::uint8_t count = 0;
    friend bool operator==(const Cluster &, const Cluster &) = default;
};

/// One place of the grid, 16 bytes. A wide character has two: its own and the tail behind it.
class Cell {
public:
    enum class Kind : std::uint8_t {
        Narrow,
        Wide,
        Tail,   ///< the right half of the wide character before it
        Filler, ///< left free at a line's end, because the wide character that came next did not fit
    };

    constexpr Cell() = default;
    constexpr Cell(char32_t code, const Style &drawn, Kind kind = Kind::Narrow)
        : style(drawn)
        , m_code(static_cast<std::uint32_t>(code) | static_cast<std::uint32_t>(kind) << kKindShift)
    {}
    static constexpr Cell blank(const Style &drawn) { return {0, drawn}; }
    static constexpr Cell ofCluster(std::uint32_t id, const Style &drawn, Kind kind)
    {
        Cell cell(static_cast<char32_t>(id), drawn, kind);
        cell.m_code |= kClusterBit;
        return cell;
    }

    constexpr Kind kind() const { return static_cast<Kind>(m_code >> kKindShift & 3); }
    constexpr bool isTail() const { return kind() == Kind::Tail; }
    constexpr bool isCluster() const { return (m_code & kClusterBit) != 0; }
    /// The character; 0 if nothing was ever written here. Of a cell that is no cluster.
    constexpr char32_t code() const { return m_code & kCodeMask; }
    /// Which one, of a cell that is a cluster.
    constexpr std::uint32_t clusterId() const { return m_code & kCodeMask; }
    /// A character of ASCII, or nothing ever written.
    constexpr bool isAscii() const { return m_code < 0x80; }
    /// Looks like empty ground of the default colour.
    constexpr bool isBlank() const { return m_code == 0 && style == Style{}; }
    friend constexpr bool operator==(const Cell &, const Cell &) = default;

    Style style;

private:
    static constexpr unsigned kKindShift = 24;
    static constexpr std::uint32_t kCodeMask = 0x1f'ffff;
    static constexpr std::uint32_t kClusterBit = 0x8000'0000;
    std::uint32_t m_code = 0;
};
static_assert(sizeof(Cell) == 16);

/// DECSWL, DECDWL, DECDHL: how large a line's characters are.
enum class LineSize : std::uint8_t { Single, DoubleWidth, DoubleTop, DoubleBottom };

} // namespace porthole::terminal
