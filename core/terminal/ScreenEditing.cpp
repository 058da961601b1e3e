#include "core/terminal/Screen.h"

#include <algorithm>
#include <string>

namespace porthole::terminal {

void Screen::eraseInDisplay(int which, bool selective)
{
    const auto rows = [&](int from, int to) {
        for (int row = from; row < to; ++row) {
            grid().erase(row, 0, m_size.columns, blank(), spares(selective));
            if (selective)
                continue;
            grid().setLineSize(row, LineSize::Single);
            grid().setPrompt(row, false);
        }
    };
    m_cursor.pendingWrap = false;
    switch (which) {
    case 0:
        eraseInLine(0, selective);
        rows(m_cursor.row + 1, m_size.rows);
        break;
    case 1:
        rows(0, m_cursor.row);
        eraseInLine(1, selective);
        break;
    case 2:
        rows(0, m_size.rows);
        break;
    case 3:
        if (!selective)
            m_history.clear();
        break;
    default:
        break;
    }
}

void Screen::eraseInLine(int which, bool selective)
{
    m_cursor.pendingWrap = false;
    switch (which) {
    case 0:
        grid().erase(m_cursor.row, m_cursor.column, m_size.columns, blank(), spares(selective));
        break;
    case 1:
        grid().erase(m_cursor.row, 0, m_cursor.column + 1, blank(), spares(selective));
        break;
    case 2:
        grid().erase(m_cursor.row, 0, m_size.columns, blank(), spares(selective));
        break;
    default:
        break;
    }
}

void Screen::eraseCharacters(int count)
{
    m_cursor.pendingWrap = false;
    const int end = std::min(m_cursor.column + count, lineWidth());
    grid().erase(m_cursor.row, m_cursor.column, end, blank(), spares(false));
}

void Screen::protect(bool on, Protection protection)
{
    if (on)
        m_protection = protection;
    m_pen.set(Protected, on);
}

void Screen::insertCharacters(int count)
{
    m_cursor.pendingWrap = false;
    if (m_cursor.column >= left() && m_cursor.column < right())
        grid().insertCells(m_cursor.row, m_cursor.column, right(), count, blank());
}

void Screen::deleteCharacters(int count)
{
    m_cursor.pendingWrap = false;
    if (m_cursor.column >= left() && m_cursor.column < right())
        grid().deleteCells(m_cursor.row, m_cursor.column, right(), count, blank());
}

void Screen::insertLines(int count)
{
    if (!withinMargins())
        return;
    // Lines that are pushed about do not scroll off the screen, wherever they begin.
    if (wholeWidth()) {
        grid().scroll(m_cursor.row, bottom(), -count, blank());
        grid().markDirty(m_cursor.row, bottom());
    } else {
        grid().scrollColumns(m_cursor.row, bottom(), left(), right(), -count, blank());
    }
    carriageReturn();
}

void Screen::deleteLines(int count)
{
    if (!withinMargins())
        return;
    if (wholeWidth()) {
        grid().scroll(m_cursor.row, bottom(), count, blank());
        grid().markDirty(m_cursor.row, bottom());
    } else {
        grid().scrollColumns(m_cursor.row, bottom(), left(), right(), count, blank());
    }
    carriageReturn();
}

void Screen::scrollUp(int count)
{
    m_cursor.pendingWrap = false;
    scrollRegion(top(), count);
}

void Screen::scrollDown(int count)
{
    m_cursor.pendingWrap = false;
    scrollRegion(top(), -count);
}

void Screen::insertColumns(int count)
{
    m_cursor.pendingWrap = false;
    if (!withinMargins())
        return;
    for (int row = top(); row < bottom(); ++row)
        grid().insertCells(row, m_cursor.column, right(), count, blank());
}

void Screen::deleteColumns(int count)
{
    m_cursor.pendingWrap = false;
    if (!withinMargins())
        return;
    for (int row = top(); row < bottom(); ++row)
        grid().deleteCells(row, m_cursor.column, right(), count, blank());
}

void Screen::forwardIndex()
{
    if (m_cursor.column != right() - 1) {
        moveBy(0, 1);
        return;
    }
    m_cursor.pendingWrap = false;
    if (!withinMargins())
        return;
    for (int row = top(); row < bottom(); ++row)
        grid().deleteCells(row, left(), right(), 1, blank());
}

void Screen::backIndex()
{
    if (m_cursor.column != left()) {
        moveBy(0, -1);
        return;
    }
    m_cursor.pendingWrap = false;
    if (!withinMargins())
        return;
    for (int row = top(); row < bottom(); ++row)
        grid().insertCells(row, left(), right(), 1, blank());
}

void Screen::fillWithE()
{
    resetMargins();
    m_modes.origin = false;
    const std::string line(static_cast<std::size_t>(m_size.columns), 'E');
    for (int row = 0; row < m_size.rows; ++row) {
        grid().setLineSize(row, LineSize::Single);
        grid().putAscii(row, 0, line, Style{});
    }
    moveTo(0, 0);
}

void Screen::setLineSize(LineSize size)
{
    grid().setLineSize(m_cursor.row, size);
    // What lies beyond the half is lost, as it was on the terminals that had this.
    if (size != LineSize::Single)
        grid().erase(m_cursor.row, lineWidth(), m_size.columns, Style{});
    if (m_cursor.column >= lineWidth())
        m_cursor.pendingWrap = false;
    clampCursor();
}

void Screen::resetMargins()
{
    m_top = 0;
    m_bottom = m_size.rows;
    m_left = 0;
    m_right = m_size.columns;
}

void Screen::setTopBottom(int top, int bottom)
{
    bottom = std::min(bottom, m_size.rows);
    if (top < 0 || top + 1 >= bottom)
        return; // a region has two lines at least
    m_top = top;
    m_bottom = bottom;
    moveTo(0, 0);
}

void Screen::setLeftRight(int left, int right)
{
    right = std::min(right, m_size.columns);
    if (left < 0 || left + 1 >= right)
        return;
    m_left = left;
    m_right = right;
    moveTo(0, 0);
}

void Screen::setOrigin(bool on)
{
    m_modes.origin = on;
    moveTo(0, 0);
}

void Screen::setLeftRightMode(bool on)
{
    m_modes.leftRightMargins = on;
    m_left = 0;
    m_right = m_size.columns;
    if (!on)
        return;
    // DEC STD 070: double lines and margins exclude each other.
    for (int row = 0; row < m_size.rows; ++row)
        grid().setLineSize(row, LineSize::Single);
}

void Screen::saveCursor()
{
    m_saved[m_modes.alternateScreen] = {m_cursor, m_pen, m_charsets, m_modes.origin};
}

void Screen::restoreCursor()
{
    const Saved &saved = m_saved[m_modes.alternateScreen];
    m_cursor = saved.cursor;
    m_pen = saved.pen;
    m_charsets = saved.charsets;
    m_modes.origin = saved.origin;
    clampCursor();
}

void Screen::setAlternate(bool on)
{
    if (m_modes.alternateScreen == on)
        return;
    m_modes.alternateScreen = on;
    grid().markDirty(0, m_size.rows);
    clampCursor();
}

void Screen::softReset()
{
    m_modes.cursorVisible = true;
    m_modes.insert = false;
    m_modes.origin = false;
    m_modes.autowrap = true;
    m_modes.cursorKeys = false;
    m_modes.keypad = false;
    m_modes.leftRightMargins = false;
    resetMargins();
    m_pen = {};
    m_charsets = {};
    m_cursor.pendingWrap = false;
    m_saved[m_modes.alternateScreen] = {};
}

void Screen::reset()
{
    m_modes = {};
    m_main.clear();
    m_alternate.clear();
    m_clusters.clear();
    m_saved = {};
    m_cursor = {};
    m_pen = {};
    m_charsets = {};
    m_protection = Protection::Dec;
    m_last = 0;
    resetMargins();
    resetTabs();
}

void Screen::resize(Size size)
{
    if (size == m_size)
        return;
    // The screen that is not shown has its cursor where it was left.
    CursorPlace &cursor = m_modes.alternateScreen ? m_saved[0].cursor : m_cursor;
    reflow(m_main, m_history, m_clusters, size, cursor);
    m_alternate.resize(size);
    m_size = size;
    resetMargins();
    const std::size_t tabs = m_tabs.size();
    m_tabs.resize(static_cast<std::size_t>(size.columns));
    for (std::size_t column = tabs; column < m_tabs.size(); ++column)
        m_tabs[column] = column % 8 == 0;
    for (CursorPlace *place : {&m_cursor, &m_saved[0].cursor, &m_saved[1].cursor}) {
        place->row = std::clamp(place->row, 0, size.rows - 1);
        place->column = std::clamp(place->column, 0, size.columns - 1);
    }
    clampCursor();
    grid().markDirty(0, size.rows);
}

} // namespace porthole::terminal
