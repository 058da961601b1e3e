#pragma once

#include "ui/terminal/TerminalColours.h"

#include <QString>
#include <vector>

namespace porthole::ui {

/// A colour scheme for terminals.
struct TerminalTheme {
    QString id;   ///< as it is saved
    QString name; ///< as a person reads it
    TerminalColours colours;
};

/// Those that one can choose. The window's own two are not among them: they follow its appearance.
const std::vector<TerminalTheme> &terminalThemes();
/// That of an id; for an empty or unknown one that of the window's appearance.
const TerminalColours &terminalColoursOf(const QString &theme, const QPalette &palette);

} // namespace porthole::ui
