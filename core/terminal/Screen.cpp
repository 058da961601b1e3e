#include "core/terminal/Screen.h"

#include "core/terminal/CharacterWidth.h"

#include <algorithm>

namespace porthole::terminal {

Screen::Screen(Size size, std::int64_t historyLimit)
    : m_size(size)
    , m_main(size)
    , m_alternate(size)
    , m_history(historyLimit, size.columns)
    , m_bottom(size.rows)
    , m_right(size.columns)
{
    resetTabs();
}

bool Screen::withinMargins() const
{
    return m_cursor.row >= top() && m_cursor.row < bottom() && m_cursor.column >= left() &&
           m_cursor.column < right();
}

int Screen::lineWidth() const
{
    const bool single = grid().state(m_cursor.row).size == LineSize::Single;
    return single ? m_size.columns : std::max(m_size.columns / 2, 1);
}

int Screen::lineEnd() const
{
    const int width = lineWidth();
    return m_cursor.column < right() ? std::min(right(), width) : width;
}

/// What comes in where something is erased or scrolled away: the pen's ground.
Style Screen::blank() const
{
    Style style;
    style.background = m_pen.background;
    return style;
}

void Screen::wrap()
{
    if (wholeWidth())
        grid().setWrapped(m_cursor.row, true);
    const int begin = m_cursor.column < right() ? left() : 0;
    index();
    m_cursor.column = begin;
    m_cursor.pendingWrap = false;
}

void Screen::printAscii(std::string_view text)
{
    if (!m_charsets.plain() || m_modes.insert) {
        for (const char c : text)
            print(static_cast<unsigned char>(c));
        return;
    }
    m_last = static_cast<unsigned char>(text.back());
    while (!text.empty()) {
        if (m_cursor.pendingWrap && m_modes.autowrap)
            wrap();
        const int end = lineEnd();
        m_cursor.column = std::min(m_cursor.column, end - 1);
        auto room = static_cast<std::size_t>(end - m_cursor.column);
        if (!m_modes.autowrap && text.size() > room) {
            // All that does not fit is written into the last column, and the last of it stays.
            grid().putAscii(m_cursor.row, m_cursor.column, text.substr(0, room - 1), m_pen);
            grid().putAscii(m_cursor.row, end - 1, text.substr(text.size() - 1), m_pen);
            m_cursor.column = end - 1;
            return;
        }
        room = std::min(room, text.size());
        grid().putAscii(m_cursor.row, m_cursor.column, text.substr(0, room), m_pen);
        text.remove_prefix(room);
        m_cursor.column += static_cast<int>(room);
        m_cursor.pendingWrap = m_cursor.column == end && m_modes.autowrap;
        m_cursor.column = std::min(m_cursor.column, end - 1);
    }
}

void Screen::print(char32_t character)
{
    if (character < 0x80) {
        const std::size_t set = m_charsets.single != 0 ? m_charsets.single : m_charsets.inUse;
        character = characterIn(m_charsets.designated[set], character);
    }
    m_charsets.single = 0;
    const int width = characterWidth(character);
    if (width == 0) {
        combine(character);
        return;
    }
    m_last = character;
    place(character, width);
}

void Screen::place(char32_t character, int width)
{
    if (m_cursor.pendingWrap && m_modes.autowrap)
        wrap();
    int end = lineEnd();
    m_cursor.column = std::min(m_cursor.column, end - 1);
    if (m_cursor.column + width > end) {
        const bool fitsNowhere = width > end - (m_cursor.column < right() ? left() : 0);
        if (fitsNowhere) {
            character = 0xfffd;
            width = 1;
        } else if (m_modes.autowrap) {
            grid().put(m_cursor.row, m_cursor.column, Cell(U'\0', blank(), Cell::Kind::Filler));
            wrap();
            end = lineEnd();
        } else {
            m_cursor.column = end - width;
        }
    }
    if (m_modes.insert)
        grid().insertCells(m_cursor.row, m_cursor.column, end, width, blank());
    grid().put(m_cursor.row, m_cursor.column,
               Cell(character, m_pen, width == 2 ? Cell::Kind::Wide : Cell::Kind::Narrow));
    m_cursor.column += width;
    m_cursor.pendingWrap = m_cursor.column >= end && m_modes.autowrap;
    m_cursor.column = std::min(m_cursor.column, end - 1);
}

/// Adds a mark to the character before the cursor, if there is one.
void Screen::combine(char32_t mark)
{
    int column = m_cursor.pendingWrap ? m_cursor.column : m_cursor.column - 1;
    if (column < 0)
        return;
    if (grid().cells(m_cursor.row)[column].isTail())
        --column;
    const Cell base = grid().cells(m_cursor.row)[column];
    Cluster cluster{{base.code()}, 1};
    if (base.isCluster())
        cluster = m_clusters.at(base.clusterId());
    if (cluster.codes[0] == 0 || cluster.count == Cluster::kMost)
        return;
    cluster.codes[cluster.count++] = mark;
    auto id = m_clusters.idOf(cluster);
    if (!id) {
        sweepClusters();
        id = m_clusters.idOf(cluster);
    }
    if (!id)
        return;
    const bool wrapped = grid().state(m_cursor.row).wrapped;
    grid().put(m_cursor.row, column, Cell::ofCluster(*id, base.style, base.kind()));
    grid().setWrapped(m_cursor.row, wrapped);
}

/// Forgets the clusters that no cell shows any more.
void Screen::sweepClusters()
{
    Clusters kept;
    Row row;
    for (Grid *grid : {&m_main, &m_alternate})
        for (int at = 0; at < m_size.rows; ++at) {
            grid->copyRow(at, m_clusters, row);
            const bool dirty = grid->state(at).dirty;
            if (row.clusters.empty())
                continue;
            grid->setRow(at, row, kept);
            if (!dirty)
                grid->takeDirty(at);
        }
    m_clusters = std::move(kept);
}

void Screen::repeatLast(int count)
{
    if (m_last == 0)
        return;
    // More than what fills the screen shows nothing new.
    count = std::min(count, m_size.columns * m_size.rows);
    const int width = characterWidth(m_last);
    for (int i = 0; i < count; ++i)
        place(m_last, width);
}

void Screen::carriageReturn()
{
    m_cursor.column = m_cursor.column >= left() ? left() : 0;
    m_cursor.pendingWrap = false;
}

void Screen::lineFeed()
{
    index();
    if (m_modes.newline)
        carriageReturn();
}

void Screen::index()
{
    m_cursor.pendingWrap = false;
    if (m_cursor.row != bottom() - 1) {
        m_cursor.row = std::min(m_cursor.row + 1, m_size.rows - 1);
        clampCursor();
    } else if (m_cursor.column >= left() && m_cursor.column < right()) {
        scrollRegion(top(), 1);
    }
}

void Screen::reverseIndex()
{
    m_cursor.pendingWrap = false;
    if (m_cursor.row != top())
        m_cursor.row = std::max(m_cursor.row - 1, 0);
    else if (m_cursor.column >= left() && m_cursor.column < right())
        scrollRegion(top(), -1);
    clampCursor();
}

void Screen::beginPrompt()
{
    if (!m_modes.alternateScreen)
        m_main.setPrompt(m_cursor.row, true);
}

void Screen::clampCursor() { m_cursor.column = std::min(m_cursor.column, lineWidth() - 1); }

/// Scrolls what lies between `top` and the bottom margin, up if `count` is positive.
void Screen::scrollRegion(int top, int count)
{
    if (!wholeWidth()) {
        grid().scrollColumns(top, bottom(), left(), right(), count, blank());
        return;
    }
    const bool kept = count > 0 && top == 0 && !m_modes.alternateScreen;
    if (kept)
        feedHistory(std::min(count, bottom()));
    grid().scroll(top, bottom(), count, blank());
    // Where the rows' numbers go on with the history, a row keeps its own.
    if (!kept)
        grid().markDirty(top, bottom());
    else if (bottom() != m_size.rows)
        grid().markDirty(0, m_size.rows);
}

void Screen::feedHistory(int count)
{
    for (int row = 0; row < count; ++row)
        m_history.append(m_main.view(row, m_clusters));
}

void Screen::backspace()
{
    m_cursor.pendingWrap = false;
    if (m_cursor.column != left() && m_cursor.column > 0)
        --m_cursor.column;
}

void Screen::tab(int count)
{
    const int last = lineEnd() - 1;
    const int first = m_modes.origin ? left() : 0;
    const int before = m_cursor.column;
    for (; count > 0 && m_cursor.column < last; --count)
        while (++m_cursor.column < last && !m_tabs[static_cast<std::size_t>(m_cursor.column)]) {
        }
    for (; count < 0 && m_cursor.column > first; ++count)
        while (--m_cursor.column > first && !m_tabs[static_cast<std::size_t>(m_cursor.column)]) {
        }
    if (m_cursor.column != before)
        m_cursor.pendingWrap = false;
}

void Screen::setTab() { m_tabs[static_cast<std::size_t>(m_cursor.column)] = true; }

void Screen::clearTabs(int which)
{
    if (which == 0)
        m_tabs[static_cast<std::size_t>(m_cursor.column)] = false;
    else if (which == 3)
        m_tabs.assign(m_tabs.size(), false);
}

void Screen::resetTabs()
{
    m_tabs.assign(static_cast<std::size_t>(m_size.columns), false);
    for (std::size_t column = 8; column < m_tabs.size(); column += 8)
        m_tabs[column] = true;
}

void Screen::moveBy(int rows, int columns)
{
    m_cursor.pendingWrap = false;
    if (rows < 0)
        m_cursor.row = std::max(m_cursor.row + rows, m_cursor.row >= top() ? top() : 0);
    if (rows > 0)
        m_cursor.row = std::min(m_cursor.row + rows, (m_cursor.row < bottom() ? bottom() : m_size.rows) - 1);
    if (columns < 0)
        m_cursor.column = std::max(m_cursor.column + columns, m_cursor.column >= left() ? left() : 0);
    if (columns > 0)
        m_cursor.column = std::min(m_cursor.column + columns, lineEnd() - 1);
    clampCursor();
}

void Screen::moveTo(int row, int column)
{
    m_cursor.pendingWrap = false;
    const bool origin = m_modes.origin;
    m_cursor.row = std::clamp(row + (origin ? top() : 0), 0, (origin ? bottom() : m_size.rows) - 1);
    m_cursor.column = std::clamp(column + (origin ? left() : 0), 0, (origin ? right() : m_size.columns) - 1);
    clampCursor();
}

void Screen::moveToRow(int row) { moveTo(row, reportedColumn()); }

void Screen::moveToColumn(int column) { moveTo(reportedRow(), column); }

int Screen::reportedRow() const { return m_cursor.row - (m_modes.origin ? top() : 0); }

int Screen::reportedColumn() const { return m_cursor.column - (m_modes.origin ? left() : 0); }

} // namespace porthole::terminal
