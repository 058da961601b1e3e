#pragma once

#include "core/terminal/Row.h"

#include <QAccessibleWidget>
#include <vector>

namespace porthole {
struct TerminalPicture;
}

namespace porthole::ui {

class TerminalView;

/// What is seen of a terminal as one text, a line for each row, and the cell that each of its characters
/// stands in.
struct TerminalText {
    QString text;
    std::vector<terminal::Place> places; ///< by offset, with that of the line feeds
    int cursor = 0;                      ///< where the next character is written
};
TerminalText visibleText(const TerminalPicture &picture);

/// A TerminalView to those who do not look at it: its text, cursor and selection, and what changes of it.
class TerminalAccessible : public QAccessibleWidget, public QAccessibleTextInterface {
public:
    explicit TerminalAccessible(TerminalView &view);
    /// Makes views accessible like this from here on. Thread: the GUI thread.
    static void install();
    /// Tells those who listen what has changed in a view since `before`, and makes that the new one.
    static void tellChange(TerminalView &view, TerminalText &before);

    void *interface_cast(QAccessible::InterfaceType type) override;

    void selection(int index, int *start, int *end) const override;
    int selectionCount() const override;
    void addSelection(int start, int end) override;
    void removeSelection(int index) override;
    void setSelection(int index, int start, int end) override;
    int cursorPosition() const override;
    void setCursorPosition(int) override {} // the host's to move
    QString text(int start, int end) const override;
    int characterCount() const override;
    QRect characterRect(int offset) const override;
    int offsetAtPoint(const QPoint &point) const override;
    void scrollToSubstring(int, int) override {} // all of it is seen
    QString attributes(int offset, int *start, int *end) const override;

    using QAccessibleWidget::text;

private:
    TerminalView &view() const;
    TerminalText now() const;
};

} // namespace porthole::ui
