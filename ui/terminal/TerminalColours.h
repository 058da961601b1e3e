#pragma once

#include "core/terminal/Cell.h"

#include <QColor>
#include <array>

class QPalette;

namespace porthole::ui {

/// The colours of a terminal in one appearance. The sixteen that a host names by number stand out from the
/// ground by 4.5:1 and more, except the one that is to be as the ground is: black on dark.
struct TerminalColours {
    QColor ground, text, cursor, selection;
    /// Of what was searched for, and of the match that one is at.
    QColor match, matchText, thisMatch, thisMatchText;
    std::array<QColor, 16> named;

    QColor of(terminal::Colour colour, const QColor &otherwise) const;
};

const TerminalColours &lightTerminal();
const TerminalColours &darkTerminal();
/// The set that belongs to a palette.
const TerminalColours &terminalColoursOf(const QPalette &palette);

/// What a cell is painted in, with all that its style and the screen say applied.
struct CellColours {
    QColor text, ground;
    QColor figure{}; ///< of lines, bars and blocks, which meet those of other cells: as it was asked for
    friend bool operator==(const CellColours &, const CellColours &) = default;
};
/// Text that names one of the sixteen, or none, keeps 4.5:1 from a ground that the host has chosen for it:
/// black on green is written for another green.
CellColours cellColours(const TerminalColours &colours, const terminal::Style &style, bool reverseScreen);

} // namespace porthole::ui
