#pragma once

#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;

namespace porthole::ui {

class LogStrip;
class SearchBar;
class TerminalView;

/// A TerminalView with its search and, below it, the mark of its log and the questions that come up in it:
/// whether several lines are to be pasted, whether the host may have the clipboard. One at a time; Escape
/// says no.
class TerminalPanel : public QWidget {
    Q_OBJECT
public:
    explicit TerminalPanel(QWidget *parent = nullptr);

    TerminalView &view() const { return *m_view; }
    SearchBar &searchBar() const { return *m_search; }
    LogStrip &logStrip() const { return *m_log; }
    bool isAsking() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Question : quint8 { None, Paste, Clipboard };

    QString pasteQuestion(int lines, int terminals) const;
    void askAboutPaste(int lines);
    void askAboutClipboard(const QString &text);
    void ask(Question question, const QString &text, const QString &yes);
    void answer(bool yes);

    TerminalView *m_view;
    SearchBar *m_search;
    LogStrip *m_log;
    QFrame *m_bar;
    QLabel *m_text;
    QPushButton *m_yes;
    QPushButton *m_no;
    Question m_question = Question::None;
    QString m_clipboard;
};

} // namespace porthole::ui
