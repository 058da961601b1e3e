#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <string>

namespace porthole::demo {

/// A line as it is typed at a terminal: echo, cursor keys, history, and the control characters that a
/// person's fingers know. Bytes in, bytes for the terminal out. It is pure.
class LineEditor {
public:
    static constexpr std::size_t kLongest = 1024; ///< characters of a line
    static constexpr qsizetype kMostHistory = 100;

    enum class Outcome : quint8 {
        Editing, ///< more is needed
        Line,
        Interrupted,
        EndOfInput,
        Completion, ///< the Tab key
    };

    /// Shows the prompt and an empty line. `promptWidth` is its columns, without its colours.
    void begin(const QByteArray &prompt, int promptWidth);
    /// Takes bytes off the front of `input`, up to what ends the line.
    Outcome feed(QByteArrayView &input);
    /// What was typed, in UTF-8.
    QByteArray line() const;
    /// The part of it that is before the cursor.
    QByteArray beforeCursor() const { return utf8(m_cursor); }
    /// As if it had been typed.
    void insert(const QByteArray &text);
    /// Shows it below, and the line once more below that.
    void tell(const QByteArray &text);
    void remember(const QByteArray &line);
    /// Of the terminal. What stands there was broken anew by it.
    void setColumns(int columns);
    QByteArray takeOutput() { return std::exchange(m_output, {}); }

private:
    struct Place {
        int row = 0, column = 0;
    };
    enum class Escape : quint8 { None, Begun, Control, Single };

    QByteArray utf8(std::size_t length) const;
    Outcome take(char byte);
    Outcome control(char byte);
    void edit(char byte);
    void escape(char byte);
    void cursorKey(char final);
    void insert(char32_t character);
    void erase(std::size_t from, std::size_t to);
    void moveTo(std::size_t position);
    void recall(qsizetype step);
    void show(const QByteArray &text);
    std::size_t wordBefore() const;
    Place placeOf(std::size_t position) const;
    void redraw();
    void finish(const char *mark);
    void bell() { m_output += '\a'; }

    QByteArray m_prompt, m_output;
    int m_promptWidth = 0, m_columns = 80;
    std::u32string m_text;
    std::size_t m_cursor = 0; ///< in characters
    int m_row = 0;            ///< of the cursor, below the prompt's first
    Escape m_escape = Escape::None;
    QByteArray m_parameters; ///< of an escape sequence
    std::string m_partial;   ///< of a character in UTF-8
    QList<QByteArray> m_history;
    qsizetype m_recalled = 0;
    QByteArray m_draft;         ///< what was typed before the history was looked at
    bool m_afterReturn = false; ///< the line feed of a CR LF is none of its own
};

} // namespace porthole::demo
