#include "core/terminal/Reflow.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace porthole::terminal {

namespace {

void appendCells(Row &to, const Row &from, std::size_t first, std::size_t end)
{
    for (std::size_t at = first; at < end; ++at)
        appendCell(to, from.cells[at], from.clusters);
}

/// Puts the next row of a line behind those before it.
void join(Row &line, const Row &next)
{
    if (!line.cells.empty() && line.cells.back().kind() == Cell::Kind::Filler) {
        const bool stillWide = !next.cells.empty() && next.cells[0].kind() == Cell::Kind::Wide;
        if (stillWide)
            line.cells.pop_back();
        else
            line.cells.back() = Cell(U' ', line.cells.back().style);
    }
    appendCells(line, next, 0, next.cells.size());
    line.size = next.size;
    line.prompt = line.prompt || next.prompt;
}

/// The lines of a screen and where the cursor is among them.
struct Lines {
    std::deque<Row> lines;
    std::size_t cursorLine = 0;
    std::size_t cursorOffset = 0;
    int blankRows = 0; ///< of the screen, below its lines and the cursor
};

Lines linesOf(const Grid &grid, History &history, const Clusters &clusters, const CursorPlace &cursor)
{
    Lines all;
    Row line, row;
    const int rows = grid.size().rows;
    int end = rows;
    while (end > cursor.row + 1 && grid.state(end - 1).used == 0)
        --end;
    all.blankRows = rows - end;
    bool open = history.continues();
    if (open)
        history.popLine(line);
    for (int at = 0; at < end; ++at) {
        grid.copyRow(at, clusters, row);
        if (at == cursor.row) {
            const bool filler = !line.cells.empty() && line.cells.back().kind() == Cell::Kind::Filler;
            const bool wide = !row.cells.empty() && row.cells[0].kind() == Cell::Kind::Wide;
            all.cursorLine = all.lines.size();
            all.cursorOffset = line.cells.size() - (filler && wide ? 1 : 0) +
                               static_cast<std::size_t>(cursor.column) + (cursor.pendingWrap ? 1 : 0);
        }
        join(line, row);
        open = row.wrapped;
        if (!open)
            all.lines.push_back(std::exchange(line, {}));
    }
    if (open)
        all.lines.push_back(std::move(line));
    return all;
}

/// The rows of a line in this width, behind those that are there.
void cut(const Row &line, int columns, std::vector<Row> &rows)
{
    std::vector<std::size_t> starts;
    rowStarts(line.cells, columns, starts);
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const bool last = i + 1 == starts.size();
        Row &row = rows.emplace_back();
        appendCells(row, line, starts[i], last ? line.cells.size() : starts[i + 1]);
        row.wrapped = !last;
        row.size = line.size;
        row.prompt = line.prompt && i == 0;
        if (!last && row.cells.size() < static_cast<std::size_t>(columns))
            row.cells.emplace_back(U'\0', row.cells.back().style, Cell::Kind::Filler);
    }
}

std::size_t rowCount(const Row &line, int columns)
{
    std::vector<std::size_t> starts;
    rowStarts(line.cells, columns, starts);
    return starts.size();
}

CursorPlace placeIn(const Row &line, std::size_t offset, int columns)
{
    std::vector<std::size_t> starts;
    rowStarts(line.cells, columns, starts);
    const auto after = std::upper_bound(starts.begin(), starts.end(), offset);
    const auto piece = static_cast<std::size_t>(after - starts.begin()) - 1;
    const std::size_t column = offset - starts[piece];
    const auto width = static_cast<std::size_t>(columns);
    return {static_cast<int>(piece), static_cast<int>(std::min(column, width - 1)),
            column == width && offset == line.cells.size()};
}

} // namespace

void reflow(Grid &grid, History &history, Clusters &clusters, Size size, CursorPlace &cursor)
{
    Lines all = linesOf(grid, history, clusters, cursor);
    std::size_t count = 0;
    for (const Row &line : all.lines)
        count += rowCount(line, size.columns);
    while (count + static_cast<std::size_t>(all.blankRows) < static_cast<std::size_t>(size.rows) &&
           !history.empty()) {
        history.popLine(all.lines.emplace_front());
        ++all.cursorLine;
        count += rowCount(all.lines.front(), size.columns);
    }
    history.setColumns(size.columns);

    std::vector<Row> rows;
    rows.reserve(count);
    for (std::size_t i = 0; i < all.lines.size(); ++i) {
        if (i == all.cursorLine) {
            cursor = placeIn(all.lines[i], all.cursorOffset, size.columns);
            cursor.row += static_cast<int>(rows.size());
        }
        cut(all.lines[i], size.columns, rows);
    }
    // The cursor stays on the screen, even if that costs what is far below it.
    const int over = static_cast<int>(rows.size()) - size.rows;
    const int gone = std::clamp(over, 0, cursor.row);
    const auto shown = rows.begin() + gone;
    std::for_each(rows.begin(), shown, [&history](const Row &row) { history.append(row); });
    cursor.row -= gone;

    Grid next(size);
    for (int at = 0; at < size.rows && at < rows.end() - shown; ++at)
        next.setRow(at, shown[at], clusters);
    grid = std::move(next);
}

} // namespace porthole::terminal
