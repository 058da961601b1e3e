#include "core/terminal/History.h"

#include "core/terminal/PackedRuns.h"

#include <algorithm>

namespace porthole::terminal {

namespace {

/// Lines are gathered in blocks of about this size, and their memory is given back by the block.
constexpr std::size_t kBlockBytes = 64 * 1024;

} // namespace

void rowStarts(const std::vector<Cell> &cells, int columns, std::vector<std::size_t> &starts)
{
    const auto width = static_cast<std::size_t>(columns);
    starts.assign(1, 0);
    for (std::size_t start = 0; cells.size() - start > width;) {
        std::size_t next = start + width;
        // Where the cut would go through a wide character, that one goes to the next row. In a single
        // column there is no room for it anywhere.
        if (cells[next].isTail() && width > 1)
            --next;
        starts.push_back(next);
        start = next;
    }
}

History::History(std::int64_t limit, int columns, std::size_t mostBytes)
    : m_limit(limit)
    , m_columns(columns)
    , m_mostBytes(mostBytes)
{}

bool History::continues() const { return !m_blocks.empty() && m_blocks.back().lines.back().open; }

void History::beginBlock()
{
    if (!m_blocks.empty()) {
        m_blocks.back().runs.shrink_to_fit();
        m_blocks.back().lines.shrink_to_fit();
        m_closedBytes += m_blocks.back().bytes();
    }
    m_blocks.emplace_back().firstRow = m_endRow;
    while (m_closedBytes > m_mostBytes) {
        m_closedBytes -= m_blocks.front().bytes();
        m_blocks.pop_front();
        m_firstRow = m_blocks.front().firstRow;
        forgetSpots();
    }
}

void History::beginLine(LineSize size)
{
    if (m_blocks.empty() || m_blocks.back().runs.size() >= kBlockBytes ||
        m_blocks.back().lines.size() >= kBlockBytes / sizeof(Line))
        beginBlock();
    Block &block = m_blocks.back();
    Line line;
    line.offset = static_cast<std::uint32_t>(block.runs.size());
    line.size = size;
    block.lines.push_back(line);
}

void History::append(const RowView &row)
{
    if (m_limit == 0) {
        m_firstRow = ++m_endRow;
        return;
    }
    if (!continues())
        beginLine(row.size);
    Block &block = m_blocks.back();
    Line &line = block.lines.back();
    if (m_hasLast && m_lastSpot.block + 1 == m_blocks.size() && m_lastSpot.line + 1 == block.lines.size())
        m_hasLast = false;

    std::size_t count = row.cells.size();
    const bool filler = line.filler;
    line.filler = false;
    if (filler && (count == 0 || row.cells[0].kind() != Cell::Kind::Wide)) {
        // The wide character that did not fit has been overwritten since: the column was a blank then.
        const Cell blank(U' ', Style{});
        packCells({&blank, 1}, {}, block.runs);
        ++line.columns;
    }
    if (row.wrapped && count > 0 && row.cells[count - 1].kind() == Cell::Kind::Filler) {
        --count;
        line.filler = true;
    }
    const bool wide = packCells(row.cells.first(count), row.clusters, block.runs);
    line.hasWide = line.hasWide || wide;
    const std::size_t columns = line.columns + count;
    line.columns = static_cast<std::uint16_t>(columns);
    line.open = row.wrapped && columns < kLongestLine;
    if (row.prompt)
        line.prompt = block.hasPrompt = true;
    ++m_endRow;
    while (m_endRow - m_firstRow > m_limit)
        dropFirstLine();
}

void History::dropFirstLine()
{
    Block &block = m_blocks.front();
    const bool only = block.gone + 1 == block.lines.size();
    if (only && m_blocks.size() == 1) {
        clear();
        return;
    }
    m_firstRow += rowsOf(block, block.gone);
    ++block.gone;
    if (!only)
        return;
    m_closedBytes -= block.bytes();
    m_blocks.pop_front();
    m_firstRow = m_blocks.front().firstRow;
    forgetSpots();
}

void History::popLine(Row &line)
{
    Block &block = m_blocks.back();
    const std::size_t last = block.lines.size() - 1;
    line.clear();
    unpack(block, last, line);
    if (block.lines[last].filler)
        line.cells.emplace_back(U'\0', Style{}, Cell::Kind::Filler);
    line.wrapped = block.lines[last].open;
    line.size = block.lines[last].size;
    line.prompt = block.lines[last].prompt;
    m_endRow -= rowsOf(block, last);
    block.runs.resize(block.lines[last].offset);
    block.lines.pop_back();
    forgetSpots();
    if (block.lines.size() > block.gone)
        return;
    m_blocks.pop_back();
    if (m_blocks.empty())
        m_firstRow = m_endRow;
    else
        m_closedBytes -= m_blocks.back().bytes();
}

void History::setLimit(std::int64_t rows)
{
    m_limit = rows;
    if (rows == 0)
        clear();
    while (m_endRow - m_firstRow > m_limit)
        dropFirstLine();
}

void History::clear()
{
    m_blocks.clear();
    m_closedBytes = 0;
    m_firstRow = m_endRow;
    forgetSpots();
}

void History::forgetSpots()
{
    m_hint.reset();
    m_hasLast = false;
}

ByteView History::runsOf(const Block &block, std::size_t line) const
{
    const std::size_t from = block.lines[line].offset;
    const std::size_t to = line + 1 < block.lines.size() ? block.lines[line + 1].offset : block.runs.size();
    return ByteView(block.runs).subspan(from, to - from);
}

void History::unpack(const Block &block, std::size_t line, Row &to) const
{
    unpackCells(runsOf(block, line), to);
}

std::int64_t History::rowsOf(const Block &block, std::size_t line) const
{
    const Line &known = block.lines[line];
    if (known.columns <= m_columns)
        return 1;
    if (!known.hasWide)
        return (known.columns + m_columns - 1) / m_columns;
    Row whole;
    unpack(block, line, whole);
    std::vector<std::size_t> starts;
    rowStarts(whole.cells, m_columns, starts);
    return static_cast<std::int64_t>(starts.size());
}

History::Spot History::spotOf(std::int64_t row) const
{
    const auto after =
        std::upper_bound(m_blocks.begin(), m_blocks.end(), row,
                         [](std::int64_t wanted, const Block &block) { return wanted < block.firstRow; });
    Spot spot;
    spot.block = static_cast<std::size_t>(std::max<std::ptrdiff_t>(after - m_blocks.begin() - 1, 0));
    const Block &block = m_blocks[spot.block];
    if (m_hint && m_hint->block == spot.block && row >= m_hint->row) {
        spot = *m_hint;
    } else {
        spot.line = block.gone;
        spot.row = firstRowOf(block);
    }
    for (std::int64_t rows = rowsOf(block, spot.line);
         row >= spot.row + rows && spot.line + 1 < block.lines.size(); rows = rowsOf(block, spot.line)) {
        spot.row += rows;
        ++spot.line;
    }
    m_hint = spot;
    return spot;
}

std::optional<History::PackedLine> History::lineAt(std::int64_t row) const
{
    if (row < m_firstRow || row >= m_endRow)
        return std::nullopt;
    const Spot spot = spotOf(row);
    const Block &block = m_blocks[spot.block];
    return PackedLine{spot.row, rowsOf(block, spot.line), runsOf(block, spot.line),
                      block.lines[spot.line].open};
}

void History::read(std::int64_t row, Row &to) const
{
    to.clear();
    if (row < m_firstRow || row >= m_endRow)
        return;
    const Spot spot = spotOf(row);
    const Block &block = m_blocks[spot.block];
    if (!m_hasLast || m_lastSpot.block != spot.block || m_lastSpot.line != spot.line) {
        m_lastLine.clear();
        unpack(block, spot.line, m_lastLine);
        rowStarts(m_lastLine.cells, m_columns, m_lastStarts);
        m_lastSpot = spot;
        m_hasLast = true;
    }
    const std::size_t piece = std::min(static_cast<std::size_t>(row - spot.row), m_lastStarts.size() - 1);
    const bool last = piece + 1 == m_lastStarts.size();
    const std::size_t from = m_lastStarts[piece];
    const std::size_t end = last ? m_lastLine.cells.size() : m_lastStarts[piece + 1];
    for (std::size_t at = from; at < end; ++at)
        appendCell(to, m_lastLine.cells[at], m_lastLine.clusters);
    to.wrapped = !last || block.lines[spot.line].open;
    to.prompt = piece == 0 && block.lines[spot.line].prompt;
    to.size = block.lines[spot.line].size;
}

std::optional<std::int64_t> History::promptBefore(std::int64_t row) const
{
    for (auto block = m_blocks.rbegin(); block != m_blocks.rend(); ++block) {
        if (!block->hasPrompt || block->firstRow >= row)
            continue;
        std::optional<std::int64_t> found;
        std::int64_t at = firstRowOf(*block);
        for (std::size_t line = block->gone; line < block->lines.size() && at < row; ++line) {
            if (block->lines[line].prompt)
                found = at;
            at += rowsOf(*block, line);
        }
        if (found)
            return found;
    }
    return std::nullopt;
}

std::optional<std::int64_t> History::promptAfter(std::int64_t row) const
{
    for (auto block = m_blocks.begin(); block != m_blocks.end(); ++block) {
        const auto next = std::next(block);
        if (!block->hasPrompt || (next != m_blocks.end() && next->firstRow <= row))
            continue;
        std::int64_t at = firstRowOf(*block);
        for (std::size_t line = block->gone; line < block->lines.size(); ++line) {
            if (block->lines[line].prompt && at > row)
                return at;
            at += rowsOf(*block, line);
        }
    }
    return std::nullopt;
}

void History::setColumns(int columns)
{
    m_columns = columns;
    forgetSpots();
    std::int64_t row = 0;
    for (Block &block : m_blocks) {
        block.firstRow = row;
        for (std::size_t line = block.gone; line < block.lines.size(); ++line)
            row += rowsOf(block, line);
    }
    m_firstRow = 0;
    m_endRow = row;
    while (m_endRow - m_firstRow > m_limit)
        dropFirstLine();
}

std::size_t History::bytes() const
{
    std::size_t total = 0;
    for (const Block &block : m_blocks)
        total += block.runs.capacity() + block.lines.capacity() * sizeof(Line) + sizeof(Block);
    return total;
}

} // namespace porthole::terminal
