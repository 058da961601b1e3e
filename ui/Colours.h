#pragma once

#include <QColor>

class QPalette;

namespace porthole::ui {

/// The colours of one appearance. Every text colour stands out from the grounds it is used on by
/// 4.5:1 or more (WCAG 2.1, 1.4.3), by 7:1 where the contrast is high (1.4.6); tests/ui/ThemeTest.cpp holds
/// it to that, and `gallery check` what is drawn.
struct Colours {
    QColor window;  ///< behind everything
    QColor surface; ///< fields, the current tab, cards
    QColor hover;   ///< a control under the pointer
    QColor pressed; ///< a control held down or switched on
    QColor border;  ///< between areas and around controls
    QColor text;
    QColor muted;    ///< text that explains
    QColor faint;    ///< what cannot be used now; exempt from the contrast above, as in WCAG
    QColor accent;   ///< the primary action, links, focus rings
    QColor onAccent; ///< text on accent
    QColor danger;
    QColor warning;
    QColor success;
};

const Colours &lightColours();
const Colours &darkColours();
const Colours &coloursFor(bool dark, bool highContrast);
/// The set that belongs to a palette: dark if its text is lighter than its ground.
const Colours &coloursOf(const QPalette &palette);
bool isDark(const QPalette &palette);

/// From 1 (the same) to 21 (black on white). Source: WCAG 2.1, definitions of relative luminance and contrast
/// ratio.
double contrast(const QColor &one, const QColor &other);

/// A colour that somebody chose, as light or dark as it takes to stand out by 3:1 from the grounds of an
/// appearance (WCAG 2.1, 1.4.11).
QColor standingOut(const QColor &chosen, const Colours &colours);

QPalette paletteOf(const Colours &colours);

} // namespace porthole::ui
