#include "ui/Colours.h"

#include <QPalette>
#include <algorithm>
#include <cmath>

namespace porthole::ui {

const Colours &lightColours()
{
    static const Colours colours{
        .window = QColor(0xf3, 0xf4, 0xf6),
        .surface = QColor(0xff, 0xff, 0xff),
        .hover = QColor(0xe6, 0xe8, 0xec),
        .pressed = QColor(0xd9, 0xdd, 0xe3),
        .border = QColor(0xd3, 0xd7, 0xde),
        .text = QColor(0x1b, 0x1f, 0x24),
        .muted = QColor(0x57, 0x60, 0x6c),
        .faint = QColor(0xa0, 0xa7, 0xb1),
        .accent = QColor(0x1f, 0x5f, 0xc4),
        .onAccent = QColor(0xff, 0xff, 0xff),
        .danger = QColor(0xb3, 0x26, 0x1e),
        .warning = QColor(0x85, 0x56, 0x00),
        .success = QColor(0x17, 0x70, 0x43),
    };
    return colours;
}

const Colours &darkColours()
{
    static const Colours colours{
        .window = QColor(0x1b, 0x1e, 0x23),
        .surface = QColor(0x24, 0x28, 0x2f),
        .hover = QColor(0x2f, 0x34, 0x3c),
        .pressed = QColor(0x3a, 0x40, 0x4a),
        .border = QColor(0x3a, 0x40, 0x4a),
        .text = QColor(0xe7, 0xea, 0xef),
        .muted = QColor(0xa3, 0xac, 0xb9),
        .faint = QColor(0x66, 0x6e, 0x7a),
        .accent = QColor(0x7d, 0xb0, 0xff),
        .onAccent = QColor(0x0c, 0x17, 0x2a),
        .danger = QColor(0xff, 0x8f, 0x86),
        .warning = QColor(0xf2, 0xbf, 0x66),
        .success = QColor(0x63, 0xd3, 0x97),
    };
    return colours;
}

namespace {

const Colours &lightHighContrast()
{
    static const Colours colours{
        .window = QColor(0xff, 0xff, 0xff),
        .surface = QColor(0xff, 0xff, 0xff),
        .hover = QColor(0xe6, 0xe6, 0xe6),
        .pressed = QColor(0xd0, 0xd0, 0xd0),
        .border = QColor(0x00, 0x00, 0x00),
        .text = QColor(0x00, 0x00, 0x00),
        .muted = QColor(0x2e, 0x2e, 0x2e),
        .faint = QColor(0x59, 0x59, 0x59),
        .accent = QColor(0x00, 0x2f, 0x9e),
        .onAccent = QColor(0xff, 0xff, 0xff),
        .danger = QColor(0x8b, 0x00, 0x00),
        .warning = QColor(0x5a, 0x38, 0x00),
        .success = QColor(0x00, 0x4a, 0x1c),
    };
    return colours;
}

const Colours &darkHighContrast()
{
    static const Colours colours{
        .window = QColor(0x00, 0x00, 0x00),
        .surface = QColor(0x00, 0x00, 0x00),
        .hover = QColor(0x26, 0x26, 0x26),
        .pressed = QColor(0x3d, 0x3d, 0x3d),
        .border = QColor(0xff, 0xff, 0xff),
        .text = QColor(0xff, 0xff, 0xff),
        .muted = QColor(0xe6, 0xe6, 0xe6),
        .faint = QColor(0xa6, 0xa6, 0xa6),
        .accent = QColor(0x9c, 0xc2, 0xff),
        .onAccent = QColor(0x00, 0x00, 0x00),
        .danger = QColor(0xff, 0xb4, 0xad),
        .warning = QColor(0xff, 0xd2, 0x7a),
        .success = QColor(0x8c, 0xec, 0xb4),
    };
    return colours;
}

} // namespace

const Colours &coloursFor(bool dark, bool highContrast)
{
    if (highContrast)
        return dark ? darkHighContrast() : lightHighContrast();
    return dark ? darkColours() : lightColours();
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::WindowText).lightnessF() > palette.color(QPalette::Window).lightnessF();
}

const Colours &coloursOf(const QPalette &palette)
{
    const bool dark = isDark(palette);
    const Colours &high = coloursFor(dark, true);
    // Its edges are what no other palette has so.
    const bool isHigh = palette.color(QPalette::Mid) == high.border;
    return coloursFor(dark, isHigh);
}

double contrast(const QColor &one, const QColor &other)
{
    const auto luminance = [](const QColor &colour) {
        const auto linear = [](double value) {
            return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
               0.0722 * linear(colour.blueF());
    };
    const double a = luminance(one), b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QColor standingOut(const QColor &chosen, const Colours &colours)
{
    constexpr double kEnough = 3;
    constexpr float kStep = 0.02F;
    const bool lighter = colours.text.lightnessF() > colours.window.lightnessF();
    const auto isEnough = [&](const QColor &colour) {
        return std::min({contrast(colour, colours.window), contrast(colour, colours.hover),
                         contrast(colour, colours.pressed)}) >= kEnough;
    };
    float hue = 0, saturation = 0, lightness = 0;
    chosen.getHslF(&hue, &saturation, &lightness);
    QColor colour = chosen;
    // Black on a light ground and white on a dark one are enough at the latest.
    while (!isEnough(colour) && lightness > 0 && lightness < 1) {
        lightness = std::clamp(lightness + (lighter ? kStep : -kStep), 0.0F, 1.0F);
        colour = QColor::fromHslF(std::max(hue, 0.0F), saturation, lightness);
    }
    return isEnough(colour) ? colour : colours.text;
}

QPalette paletteOf(const Colours &colours)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colours.window);
    palette.setColor(QPalette::WindowText, colours.text);
    palette.setColor(QPalette::Base, colours.surface);
    palette.setColor(QPalette::AlternateBase, colours.window);
    palette.setColor(QPalette::Text, colours.text);
    palette.setColor(QPalette::PlaceholderText, colours.muted);
    palette.setColor(QPalette::Button, colours.surface);
    palette.setColor(QPalette::ButtonText, colours.text);
    palette.setColor(QPalette::BrightText, colours.danger);
    palette.setColor(QPalette::Highlight, colours.accent);
    palette.setColor(QPalette::HighlightedText, colours.onAccent);
    palette.setColor(QPalette::Link, colours.accent);
    palette.setColor(QPalette::LinkVisited, colours.accent);
    palette.setColor(QPalette::ToolTipBase, colours.surface);
    palette.setColor(QPalette::ToolTipText, colours.text);
    palette.setColor(QPalette::Light, colours.surface);
    palette.setColor(QPalette::Midlight, colours.hover);
    palette.setColor(QPalette::Mid, colours.border);
    palette.setColor(QPalette::Dark, colours.pressed);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colours.faint);
    return palette;
}

} // namespace porthole::ui
