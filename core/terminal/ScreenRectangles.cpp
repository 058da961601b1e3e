#include "core/terminal/Screen.h"

#include <algorithm>

namespace porthole::terminal {

/// Rectangles are counted from the origin, and end where it ends; the margins alone do not hold them.
Area Screen::onScreen(Area area) const
{
    const int firstRow = m_modes.origin ? top() : 0, firstColumn = m_modes.origin ? left() : 0;
    const int endRow = m_modes.origin ? bottom() : m_size.rows;
    const int endColumn = m_modes.origin ? right() : m_size.columns;
    return {area.top + firstRow, area.left + firstColumn, std::min(area.bottom + firstRow, endRow),
            std::min(area.right + firstColumn, endColumn)};
}

void Screen::fillArea(const Area &wanted, char32_t character)
{
    const Area area = onScreen(wanted);
    for (int row = area.top; row < area.bottom; ++row)
        for (int column = area.left; column < area.right; ++column)
            grid().put(row, column, Cell(character, m_pen));
}

void Screen::eraseArea(const Area &wanted, bool selective)
{
    const Area area = onScreen(wanted);
    for (int row = area.top; row < area.bottom; ++row)
        grid().erase(row, area.left, area.right, blank(), selective && spares(true));
}

/// The copy is taken first: the two may overlap. What does not fit on the screen is left out.
void Screen::copyArea(const Area &wanted, int row, int column)
{
    const Area from = onScreen(wanted);
    if (from.left >= from.right)
        return;
    const Area to = onScreen({row, column, row + from.bottom - from.top, column + from.right - from.left});
    std::vector<Cell> cells;
    for (int at = from.top; at < from.bottom; ++at)
        cells.insert(cells.end(), grid().cells(at) + from.left, grid().cells(at) + from.right);
    auto next = cells.begin();
    for (int at = to.top; at < to.bottom; ++at, next += from.right - from.left) {
        for (int i = 0; i < to.right - to.left; ++i) {
            const Cell &cell = next[i];
            // A wide character comes with its tail, or not at all.
            const bool half =
                cell.kind() == Cell::Kind::Wide ? i + 1 == to.right - to.left : i == 0 && cell.isTail();
            if (half)
                grid().put(at, to.left + i, Cell::blank(cell.style));
            else if (!cell.isTail())
                grid().put(at, to.left + i, cell);
        }
    }
}

} // namespace porthole::terminal
