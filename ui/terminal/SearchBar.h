#pragma once

#include "core/session/TerminalSearch.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QLineEdit;
class QToolButton;

namespace porthole::ui {

class TerminalView;

/// Searches what a TerminalView shows and what has scrolled off: a small bar over its upper right corner,
/// so that the host's screen keeps its size. Begins with the newest match; what is found is lit, and
/// scrolled to. Escape goes back to the terminal, with the match selected.
class SearchBar : public QFrame {
    Q_OBJECT
public:
    /// `view` is beneath it, in the same parent.
    SearchBar(TerminalView &view, QWidget *parent);
    ~SearchBar() override;

    /// Shows it and takes the keyboard; what is selected of one line is looked for.
    void open();
    void dismiss();
    /// Moves it to its corner.
    void place();

    QLineEdit &field() const { return *m_field; }
    QString countText() const;

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QToolButton *makeButton(const char *name, const QString &text, const QString &explanation);
    void lookFor();
    void goOn(TerminalSearch::Direction direction);
    void showFound();
    void showMatches();
    void showStanding();
    terminal::Place belowTheView() const;

    TerminalView &m_view;
    QLineEdit *m_field;
    QLabel *m_count;
    QToolButton *m_case;
    QPointer<TerminalSearch> m_search; // gone with the terminal
    terminal::Place m_from;            // where matches of a text that is still being typed are looked for
};

} // namespace porthole::ui
