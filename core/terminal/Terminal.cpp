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

bool Terminal::takeDirty(std::int64_t row)
{
    return row >= screenTop() && row < endRow() &&
           m_screen.grid().takeDirty(static_cast<int>(row - screenTop()));
}

} // namespace porthole::terminal
