#pragma once

#include <QString>

namespace porthole {

enum class CursorForm : quint8 { Block, Underline, Bar };

/// How terminals look and behave, as a person has chosen it.
struct TerminalLook {
    static constexpr double kSmallestFont = 5, kLargestFont = 48; ///< points
    static constexpr int kFewestLines = 0, kMostLines = 1'000'000;

    QString fontFamily = QStringLiteral("DejaVu Sans Mono");
    double fontSize = 10.5;
    /// The name of a colour scheme; empty or unknown: the one of the window's appearance.
    QString theme;
    /// As long as the host asks for no other (DECSCUSR).
    CursorForm cursor = CursorForm::Block;
    bool cursorBlinks = true;
    /// Lines kept of what has scrolled off.
    int scrollback = 100'000;
    /// What is selected is on the clipboard at once, not only where X11 has it.
    bool copyOnSelect = false;

    friend bool operator==(const TerminalLook &, const TerminalLook &) = default;
};

} // namespace porthole
