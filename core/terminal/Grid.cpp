#include "core/terminal/Grid.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <utility>

namespace porthole::terminal {

namespace {

std::size_t cellCount(Size size)
{
    return static_cast<std::size_t>(size.columns) * static_cast<std::size_t>(size.rows);
}

} // namespace

Cell cellWithin(const Cell &cell, const std::vector<Cluster> &from, Clusters &clusters)
{
    if (!cell.isCluster())
        return cell;
    const Cluster &cluster = from[cell.clusterId()];
    if (const auto id = clusters.idOf(cluster))
        return Cell::ofCluster(*id, cell.style, cell.kind());
    return {cluster.codes[0], cell.style, cell.kind()};
}

Grid::Grid(Size size)
    : m_size(size)
    , m_cells(cellCount(size))
    , m_states(static_cast<std::size_t>(size.rows))
    , m_slots(static_cast<std::size_t>(size.rows))
{
    std::iota(m_slots.begin(), m_slots.end(), std::size_t{0});
}

void Grid::setLineSize(int row, LineSize size)
{
    RowState &state = m_states[slot(row)];
    state.size = size;
    state.dirty = true;
}

void Grid::setPrompt(int row, bool prompt)
{
    RowState &state = m_states[slot(row)];
    state.dirty = state.dirty || state.prompt != prompt;
    state.prompt = prompt;
}

bool Grid::takeDirty(int row) { return std::exchange(m_states[slot(row)].dirty, false); }

void Grid::markDirty(int top, int bottom)
{
    for (int row = top; row < bottom; ++row)
        m_states[slot(row)].dirty = true;
}

/// Whoever is about to change one side of this border only: a wide character across it is blanked.
void Grid::split(int row, int column)
{
    if (column <= 0 || column >= m_size.columns)
        return;
    Cell *const cells = cellsOf(row);
    if (!cells[column].isTail())
        return;
    cells[column - 1] = Cell(U' ', cells[column - 1].style);
    cells[column] = Cell(U' ', cells[column].style);
}

void Grid::putAscii(int row, int column, std::string_view text, const Style &style)
{
    const int end = column + static_cast<int>(text.size());
    split(row, column);
    split(row, end);
    Cell *to = cellsOf(row) + column;
    for (const char c : text)
        *to++ = Cell(static_cast<unsigned char>(c), style);
    RowState &state = m_states[slot(row)];
    state.used = std::max(state.used, end);
    state.dirty = true;
    if (end == m_size.columns)
        state.wrapped = false;
}

void Grid::put(int row, int column, const Cell &cell)
{
    const int end = column + (cell.kind() == Cell::Kind::Wide ? 2 : 1);
    split(row, column);
    split(row, end);
    Cell *const to = cellsOf(row) + column;
    to[0] = cell;
    if (cell.kind() == Cell::Kind::Wide)
        to[1] = Cell(0, cell.style, Cell::Kind::Tail);
    RowState &state = m_states[slot(row)];
    state.used = std::max(state.used, end);
    state.dirty = true;
    if (end == m_size.columns)
        state.wrapped = false;
}

void Grid::erase(int row, int from, int to, const Style &blank, bool selective)
{
    if (from >= to)
        return;
    split(row, from);
    split(row, to);
    Cell *const cells = cellsOf(row);
    RowState &state = m_states[slot(row)];
    state.dirty = true;
    if (to == m_size.columns)
        state.wrapped = false;
    if (selective) {
        for (int column = from; column < to; ++column)
            if (!cells[column].style.has(Protected))
                cells[column] = Cell::blank(blank);
        state.used = std::max(state.used, to);
        return;
    }
    const bool ground = blank == Style{};
    const int last = ground ? std::min(to, state.used) : to;
    if (from < last)
        std::fill(cells + from, cells + last, Cell::blank(blank));
    if (!ground)
        state.used = std::max(state.used, to);
    else if (to >= state.used)
        state.used = std::min(state.used, from);
}

void Grid::insertCells(int row, int column, int right, int count, const Style &blank)
{
    count = std::min(count, right - column);
    split(row, column);
    split(row, right - count);
    split(row, right);
    Cell *const cells = cellsOf(row);
    std::move_backward(cells + column, cells + right - count, cells + right);
    std::fill(cells + column, cells + column + count, Cell::blank(blank));
    RowState &state = m_states[slot(row)];
    state.used = std::max(state.used, right);
    state.dirty = true;
    if (right == m_size.columns)
        state.wrapped = false;
}

void Grid::deleteCells(int row, int column, int right, int count, const Style &blank)
{
    count = std::min(count, right - column);
    split(row, column);
    split(row, column + count);
    split(row, right);
    Cell *const cells = cellsOf(row);
    std::move(cells + column + count, cells + right, cells + column);
    std::fill(cells + right - count, cells + right, Cell::blank(blank));
    RowState &state = m_states[slot(row)];
    state.used = std::max(state.used, right);
    state.dirty = true;
    if (right == m_size.columns)
        state.wrapped = false;
}

void Grid::rotate(int top, int bottom, int count)
{
    const int rows = m_size.rows;
    if (top == 0 && bottom == rows) {
        m_start = (m_start + static_cast<std::size_t>(count + rows)) % m_slots.size();
        return;
    }
    // A part of the screen: the rows' numbers move, at the ring's beginning if they lie around its end.
    std::rotate(m_slots.begin(), m_slots.begin() + static_cast<std::ptrdiff_t>(m_start), m_slots.end());
    m_start = 0;
    const auto first = m_slots.begin() + top, last = m_slots.begin() + bottom;
    std::rotate(first, count > 0 ? first + count : last + count, last);
    markDirty(top, bottom);
}

void Grid::scroll(int top, int bottom, int count, const Style &blank)
{
    const int height = bottom - top;
    count = std::clamp(count, -height, height);
    if (count == 0)
        return;
    rotate(top, bottom, count);
    const int from = count > 0 ? bottom - count : top;
    const int to = count > 0 ? bottom : top - count;
    for (int row = from; row < to; ++row) {
        erase(row, 0, m_size.columns, blank);
        RowState &state = m_states[slot(row)];
        state.size = LineSize::Single;
        state.prompt = false;
    }
}

void Grid::scrollColumns(int top, int bottom, int left, int right, int count, const Style &blank)
{
    const int height = bottom - top;
    count = std::clamp(count, -height, height);
    for (int row = top; row < bottom; ++row) {
        split(row, left);
        split(row, right);
    }
    const auto move = [&](int to) {
        const int from = to + count;
        if (from < top || from >= bottom) {
            erase(to, left, right, blank);
            return;
        }
        std::copy(cells(from) + left, cells(from) + right, cellsOf(to) + left);
        RowState &state = m_states[slot(to)];
        state.used = std::max(state.used, right);
        state.dirty = true;
    };
    if (count > 0)
        for (int row = top; row < bottom; ++row)
            move(row);
    else
        for (int row = bottom - 1; row >= top; --row)
            move(row);
}

RowView Grid::view(int row, const Clusters &clusters) const
{
    const RowState &state = this->state(row);
    const Cell *const from = cells(row);
    int length = state.wrapped ? m_size.columns : state.used;
    while (!state.wrapped && length > 0 && from[length - 1].isBlank())
        --length;
    RowView view;
    view.cells = {from, static_cast<std::size_t>(length)};
    view.clusters = clusters.all();
    view.wrapped = state.wrapped;
    view.prompt = state.prompt;
    view.size = state.size;
    return view;
}

void Grid::copyRow(int row, const Clusters &clusters, Row &to) const
{
    const RowView from = view(row, clusters);
    to.clear();
    to.wrapped = from.wrapped;
    to.prompt = from.prompt;
    to.size = from.size;
    to.cells.reserve(from.cells.size());
    for (const Cell &cell : from.cells)
        appendCell(to, cell, from.clusters);
}

void Grid::setRow(int row, const Row &from, Clusters &clusters)
{
    Cell *const cells = cellsOf(row);
    RowState &state = m_states[slot(row)];
    const int length = std::min(static_cast<int>(from.cells.size()), m_size.columns);
    for (int column = 0; column < length; ++column)
        cells[column] = cellWithin(from.cells[static_cast<std::size_t>(column)], from.clusters, clusters);
    std::fill(cells + length, cells + m_size.columns, Cell{});
    state = {length, from.wrapped, true, from.prompt, from.size};
    // A wide character that the row's edges cut, where there is a single column.
    if (length > 0 && cells[0].isTail())
        cells[0] = Cell(U' ', cells[0].style);
    if (length > 0 && cells[length - 1].kind() == Cell::Kind::Wide)
        cells[length - 1] = Cell(U' ', cells[length - 1].style);
}

void Grid::resize(Size size)
{
    Grid next(size);
    for (int row = 0; row < std::min(size.rows, m_size.rows); ++row) {
        const int length = std::min(size.columns, m_size.columns);
        split(row, length);
        std::copy(cells(row), cells(row) + length, next.cellsOf(row));
        RowState &state = next.m_states[next.slot(row)];
        state = this->state(row);
        state.used = std::min(state.used, length);
        state.wrapped = state.wrapped && size.columns == m_size.columns;
        state.dirty = true;
    }
    *this = std::move(next);
}

void Grid::clear()
{
    std::fill(m_cells.begin(), m_cells.end(), Cell{});
    std::fill(m_states.begin(), m_states.end(), RowState{});
}

} // namespace porthole::terminal
