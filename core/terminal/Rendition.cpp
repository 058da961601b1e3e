#include "core/terminal/Rendition.h"

#include <optional>

namespace porthole::terminal {

namespace {

std::optional<std::uint8_t> byteOf(int value)
{
    if (value < 0 || value > 255)
        return std::nullopt;
    return static_cast<std::uint8_t>(value);
}

std::optional<Colour> rgbAt(const ControlSequence &sgr, std::size_t at)
{
    const auto red = byteOf(sgr.value(at, 0)), green = byteOf(sgr.value(at + 1, 0)),
               blue = byteOf(sgr.value(at + 2, 0));
    if (!red || !green || !blue)
        return std::nullopt;
    return Colour::rgb(*red, *green, *blue);
}

/// Behind the last of the values that are joined to the one at `at` by ':'.
std::size_t joinedEnd(const ControlSequence &sgr, std::size_t at)
{
    while (at < sgr.count && sgr.joinsNext(at))
        ++at;
    return at + 1;
}

/// 38, 48 and 58: the colour that follows, if it makes sense; `at` moves to the last value read.
std::optional<Colour> extendedColour(const ControlSequence &sgr, std::size_t &at)
{
    const std::size_t kind = at + 1;
    if (sgr.joinsNext(at)) {
        const std::size_t end = joinedEnd(sgr, at);
        at = end - 1;
        if (sgr.value(kind, 0) == 5 && end - kind >= 2)
            if (const auto index = byteOf(sgr.value(kind + 1, 0)))
                return Colour::indexed(*index);
        // With five values the first is the colour space, which some programs leave out.
        if (sgr.value(kind, 0) == 2 && end - kind >= 4)
            return rgbAt(sgr, end - kind >= 5 ? kind + 2 : kind + 1);
        return std::nullopt;
    }
    if (sgr.value(kind, 0) == 5) {
        at += 2;
        if (const auto index = byteOf(sgr.value(kind + 1, 0)); index && kind + 1 < sgr.count)
            return Colour::indexed(*index);
    } else if (sgr.value(kind, 0) == 2) {
        at += 4;
        if (kind + 3 < sgr.count)
            return rgbAt(sgr, kind + 1);
    } else {
        at += 1;
    }
    return std::nullopt;
}

Underline underlineOf(int value)
{
    return value >= 0 && value <= 5 ? static_cast<Underline>(value) : Underline::Single;
}

void setColours(Style &pen, int value)
{
    if (value >= 30 && value <= 37)
        pen.foreground = Colour::indexed(static_cast<std::uint8_t>(value - 30));
    else if (value >= 90 && value <= 97)
        pen.foreground = Colour::indexed(static_cast<std::uint8_t>(value - 90 + 8));
    else if (value >= 40 && value <= 47)
        pen.background = Colour::indexed(static_cast<std::uint8_t>(value - 40));
    else if (value >= 100 && value <= 107)
        pen.background = Colour::indexed(static_cast<std::uint8_t>(value - 100 + 8));
}

void setAttribute(Style &pen, int value)
{
    switch (value) {
    case 0: {
        const bool isProtected = pen.has(Protected);
        const std::uint16_t link = pen.link;
        pen = {};
        pen.link = link;
        pen.set(Protected, isProtected);
        break;
    }
    case 1:
        pen.set(Bold, true);
        break;
    case 2:
        pen.set(Faint, true);
        break;
    case 3:
        pen.set(Italic, true);
        break;
    case 5:
    case 6:
        pen.set(Blink, true);
        break;
    case 7:
        pen.set(Inverse, true);
        break;
    case 8:
        pen.set(Conceal, true);
        break;
    case 9:
        pen.set(Strike, true);
        break;
    case 21:
        pen.setUnderline(Underline::Double);
        break;
    case 22:
        pen.set(Bold, false);
        pen.set(Faint, false);
        break;
    case 23:
        pen.set(Italic, false);
        break;
    case 24:
        pen.setUnderline(Underline::None);
        break;
    case 25:
        pen.set(Blink, false);
        break;
    case 27:
        pen.set(Inverse, false);
        break;
    case 28:
        pen.set(Conceal, false);
        break;
    case 29:
        pen.set(Strike, false);
        break;
    case 39:
        pen.foreground = {};
        break;
    case 49:
        pen.background = {};
        break;
    case 53:
        pen.set(Overline, true);
        break;
    case 55:
        pen.set(Overline, false);
        break;
    default:
        setColours(pen, value);
        break;
    }
}

} // namespace

void applyRendition(Style &pen, const ControlSequence &sgr)
{
    if (sgr.count == 0)
        setAttribute(pen, 0);
    for (std::size_t at = 0; at < sgr.count; ++at) {
        const int value = sgr.value(at, 0);
        switch (value) {
        case 4:
            pen.setUnderline(sgr.joinsNext(at) ? underlineOf(sgr.value(at + 1, 1)) : Underline::Single);
            at = joinedEnd(sgr, at) - 1;
            break;
        case 38:
            if (const auto colour = extendedColour(sgr, at))
                pen.foreground = *colour;
            break;
        case 48:
            if (const auto colour = extendedColour(sgr, at))
                pen.background = *colour;
            break;
        case 58: // underline colour, which we do not have; its values are not to be taken for others
            extendedColour(sgr, at);
            break;
        default:
            setAttribute(pen, value);
            at = joinedEnd(sgr, at) - 1;
            break;
        }
    }
}

} // namespace porthole::terminal
