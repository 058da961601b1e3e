#include "ui/terminal/TerminalColours.h"

#include "core/terminal/Palette.h"
#include "ui/Colours.h"

#include <QPalette>
#include <utility>

namespace porthole::ui {

namespace {

QColor between(const QColor &from, const QColor &to, qreal share)
{
    const auto part = [share](int a, int b) { return qRound(a + (b - a) * share); };
    return {part(from.red(), to.red()), part(from.green(), to.green()), part(from.blue(), to.blue())};
}

/// `text`, or what stands out better from `ground`. The same colour twice is meant: it hides.
QColor legible(const QColor &text, const QColor &ground, const TerminalColours &colours)
{
    constexpr double kEnough = 4.5;
    if (text == ground || contrast(text, ground) >= kEnough)
        return text;
    return contrast(colours.text, ground) > contrast(colours.ground, ground) ? colours.text : colours.ground;
}

} // namespace

const TerminalColours &lightTerminal()
{
    static const TerminalColours colours{
        QColor(0xfdfdfc),
        QColor(0x24292e),
        QColor(0x1f5fbf),
        QColor(0xcfe0f7),
        QColor(0xffe9a3),
        QColor(0x24292e),
        QColor(0xf0902a),
        QColor(0x1b1f23),
        {QColor(0x24292e), QColor(0xb3261e), QColor(0x1a6e2e), QColor(0x7a5400), QColor(0x0b57b5),
         QColor(0x8a2fa8), QColor(0x006a75), QColor(0x67707a), QColor(0x565f69), QColor(0xd0302a),
         QColor(0x287d3c), QColor(0x8f6400), QColor(0x2b6cd4), QColor(0xa044c0), QColor(0x0b7783),
         QColor(0x4a525b)}};
    return colours;
}

const TerminalColours &darkTerminal()
{
    static const TerminalColours colours{
        QColor(0x15181c),
        QColor(0xdfe3e8),
        QColor(0x8ab8f8),
        QColor(0x2f4a70),
        QColor(0x5c4a12),
        QColor(0xf4ecd2),
        QColor(0xf0b840),
        QColor(0x15181c),
        {QColor(0x30363d), QColor(0xf47b7b), QColor(0x7fcf83), QColor(0xe3c36a), QColor(0x7ab0f5),
         QColor(0xd29bf0), QColor(0x62cdd0), QColor(0xcfd4da), QColor(0x8b949e), QColor(0xff9b9b),
         QColor(0xa3e3a6), QColor(0xf3d98b), QColor(0xa3c9ff), QColor(0xe5bcff), QColor(0x8ee5e7),
         QColor(0xffffff)}};
    return colours;
}

const TerminalColours &terminalColoursOf(const QPalette &palette)
{
    return isDark(palette) ? darkTerminal() : lightTerminal();
}

QColor TerminalColours::of(terminal::Colour colour, const QColor &otherwise) const
{
    if (colour.isDefault())
        return otherwise;
    if (colour.isRgb())
        return QColor::fromRgb(colour.rgbValue());
    if (colour.index() < named.size())
        return named[colour.index()];
    return QColor::fromRgb(terminal::paletteColour(colour.index()));
}

CellColours cellColours(const TerminalColours &colours, const terminal::Style &style, bool reverseScreen)
{
    CellColours made{colours.of(style.foreground, reverseScreen ? colours.ground : colours.text),
                     colours.of(style.background, reverseScreen ? colours.text : colours.ground)};
    if (style.has(terminal::Inverse))
        std::swap(made.text, made.ground);
    made.figure = made.text;
    const terminal::Colour asked = style.has(terminal::Inverse) ? style.background : style.foreground;
    const terminal::Colour under = style.has(terminal::Inverse) ? style.foreground : style.background;
    if (!under.isDefault() && (asked.isDefault() || (!asked.isRgb() && asked.index() < colours.named.size())))
        made.text = legible(made.text, made.ground, colours);
    if (style.has(terminal::Faint))
        made.text = made.figure = between(made.text, made.ground, 0.4);
    if (style.has(terminal::Conceal))
        made.text = made.figure = made.ground;
    return made;
}

} // namespace porthole::ui
