#include "core/terminal/Terminal.h"

#include <algorithm>
#include <utility>

namespace porthole::terminal {

Size possible(Size wanted)
{
    return {std::clamp(wanted.columns, 1, Grid::kMostColumns), std::clamp(wanted.rows, 1, Grid::kMostRows)};
}

Terminal::Terminal(Size size, std::int64_t historyRows)
    : m_screen(possible(size), historyRows)
    , m_interpreter(m_screen, m_parser)
{}

News Terminal::takeNews() { return std::exchange(m_interpreter.news(), {}); }

void Terminal::resize(Size size)
{
    size = possible(size);
    if (size == m_screen.size())
        return;
    m_screen.resize(size);
    ++m_resizes;
    ++m_revision;
}

void Terminal::setColours(std::uint32_t foreground, std::uint32_t background)
{
    m_interpreter.setColours(foreground, background);
}

std::int64_t Terminal::firstRow() const
{
    return modes().alternateScreen ? screenTop() : m_screen.history().firstRow();
}

void Terminal::readRow(std::int64_t row, Row &to) const
{
    if (row < screenTop() || row >= endRow())
        m_screen.history().read(row, to);
    else
        m_screen.grid().copyRow(static_cast<int>(row - screenTop()), m_screen.clusters(), to);
}

bool Terminal::isWrapped(std::int64_t row) const
{
    if (row >= screenTop() && row < endRow())
        return m_screen.grid().state(static_cast<int>(row - screenTop())).wrapped;
    const auto line = m_screen.history().lineAt(row);
    return line && (row + 1 < line->row + line->rows || line->open);
}

std::int64_t Terminal::lineStart(std::int64_t row) const
{
    while (row > std::max(firstRow(), screenTop()) && isWrapped(row - 1))
        --row;
    const bool reachesBack = row == screenTop() && row > firstRow() && isWrapped(row - 1);
    if (row >= screenTop() && !reachesBack)
        return row;
    const auto line = m_screen.history().lineAt(std::min(row, screenTop() - 1));
    return line ? std::max(line->row, firstRow()) : row;
}

std::optional<std::int64_t> Terminal::promptBefore(std::int64_t row) const
{
    for (std::int64_t at = std::min(row, endRow()) - 1; at >= screenTop(); --at)
        if (m_screen.grid().state(static_cast<int>(at - screenTop())).prompt)
            return at;
    return modes().alternateScreen ? std::nullopt : m_screen.history().promptBefore(row);
}

std::optional<std::int64_t> Terminal::promptAfter(std::int64_t row) const
{
    if (!modes().alternateScreen)
        if (const auto found = m_screen.history().promptAfter(row))
            return found;
    for (std::int64_t at = std::max(row + 1, screenTop()); at < endRow(); ++at)
        if (m_screen.grid().state(static_cast<int>(at - screenTop())).prompt)
            return at;
    return std::nullopt;
}

void Terminal::clearHistory()
{
    m_screen.history().clear();
    ++m_revision;
}

void Terminal::setHistoryRows(std::int64_t rows)
{
    m_screen.history().setLimit(rows);
    ++m_revision;
}

bool Terminal::takeDirty(std::int64_t row)
{
    return row >= screenTop() && row < endRow() &&
           m_screen.grid().takeDirty(static_cast<int>(row - screenTop()));
}

} // namespace porthole::terminal
