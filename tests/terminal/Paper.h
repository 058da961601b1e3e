#pragma once

#include "Shown.h"

#include <vector>

namespace porthole::terminal::test {

inline constexpr int kRows = 24, kColumns = 80;

inline QByteArray at(int row, int column)
{
    return "\x1b[" + QByteArray::number(row) + ';' + QByteArray::number(column) + 'H';
}

/// The rows as they have to be, drawn without a terminal.
class Paper {
public:
    void put(int row, int column, const QByteArray &text)
    {
        for (int i = 0; i < text.size(); ++i)
            m_rows[static_cast<std::size_t>(row - 1)][column - 1 + i] = text[i];
    }
    void fill(int top, int left, int bottom, int right, char with)
    {
        for (int row = top; row <= bottom; ++row)
            put(row, left, QByteArray(right - left + 1, with));
    }
    QByteArrayList rows() const
    {
        QByteArrayList shown;
        for (QByteArray row : m_rows) {
            while (row.endsWith(' '))
                row.chop(1);
            shown += row;
        }
        return shown;
    }

private:
    std::vector<QByteArray> m_rows = std::vector<QByteArray>(kRows, QByteArray(kColumns, ' '));
};

inline QByteArrayList rowsOf(const Terminal &terminal)
{
    QByteArrayList rows;
    for (std::int64_t row = terminal.screenTop(); row < terminal.endRow(); ++row)
        rows += rowText(terminal, row);
    return rows;
}

inline std::unique_ptr<Terminal> drawn(const QByteArray &bytes) { return fed({kColumns, kRows}, bytes); }

} // namespace porthole::terminal::test
