#pragma once

#include "core/terminal/Selection.h"
#include "core/terminal/Terminal.h"

#include <QByteArray>
#include <QByteArrayList>
#include <memory>

namespace porthole::terminal::test {

/// A terminal that was fed.
inline std::unique_ptr<Terminal> fed(Size size, const QByteArray &bytes, std::int64_t history = 1'000)
{
    auto made = std::make_unique<Terminal>(size, history);
    made->receive(
        {reinterpret_cast<const std::uint8_t *>(bytes.constData()), static_cast<std::size_t>(bytes.size())});
    return made;
}

inline void feed(Terminal &terminal, const QByteArray &bytes)
{
    terminal.receive(
        {reinterpret_cast<const std::uint8_t *>(bytes.constData()), static_cast<std::size_t>(bytes.size())});
}

/// One row as text, as UTF-8, blanks at its end left out; a wide character counts once.
inline QByteArray rowText(const Terminal &terminal, std::int64_t row)
{
    std::string text;
    appendRowText(text, terminal, {{row, 0}, {row, Grid::kMostColumns}}, row);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n'))
        text.pop_back();
    return QByteArray::fromStdString(text);
}

/// The screen's rows, one a line, without the empty ones at its end.
inline QByteArray shown(const Terminal &terminal)
{
    QByteArrayList rows;
    for (std::int64_t row = terminal.screenTop(); row < terminal.endRow(); ++row)
        rows += rowText(terminal, row);
    while (!rows.isEmpty() && rows.last().isEmpty())
        rows.removeLast();
    return rows.join('\n');
}

/// "row,column" of the cursor, counted from 1, with a '+' where the next character wraps first.
inline QByteArray cursorOf(const Terminal &terminal)
{
    const CursorPlace &cursor = terminal.cursor();
    return QByteArray::number(cursor.row + 1) + ',' + QByteArray::number(cursor.column + 1) +
           (cursor.pendingWrap ? "+" : "");
}

/// A cell of the screen, counted from 1 as the host does.
inline Cell cellAt(const Terminal &terminal, int row, int column)
{
    return terminal.screen().grid().cells(row - 1)[column - 1];
}

} // namespace porthole::terminal::test
