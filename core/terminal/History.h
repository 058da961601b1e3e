#pragma once

#include "core/base/Bytes.h"
#include "core/terminal/Row.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace porthole::terminal {

/// The lines that scrolled off the screen. They are kept whole, not cut into rows: another width costs a
/// recount, not a rewrite. Packed as UTF-8 with runs of style, so that a line takes 8 bytes, one per ASCII
/// character, and 3 for its text or 15 for every stretch of another style: about 70 bytes for a line of
/// 60 characters. When more rows are held than the limit, or more bytes than kMostBytes, the oldest go.
class History {
public:
    /// A line longer than this is kept as several.
    static constexpr std::uint32_t kLongestLine = 16'384;

    /// Of lines that change their colours at every character, 16 bytes are kept for each.
    static constexpr std::size_t kMostBytes = std::size_t{256} << 20;

    History(std::int64_t limit, int columns, std::size_t mostBytes = kMostBytes);

    /// Takes the row that scrolled off; the rows of a line arrive one by one.
    void append(const RowView &row);
    /// The last line is not over: the screen's first row continues it.
    bool continues() const;
    /// Takes the last line out again; empty() must be false.
    void popLine(Row &line);
    bool empty() const { return m_blocks.empty(); }
    void clear();

    /// The rows held are those from firstRow() to endRow() - 1.
    std::int64_t firstRow() const { return m_firstRow; }
    std::int64_t endRow() const { return m_endRow; }
    /// One of them.
    void read(std::int64_t row, Row &to) const;

    /// A line as it is kept, for those who look through many of them; until something changes.
    struct PackedLine {
        std::int64_t row = 0, rows = 1; ///< that it begins with, and how many it is cut into
        ByteView runs;                  ///< what packCells() made
        bool open = false;              ///< continues in the row that comes next
    };
    /// The line that a row belongs to; none if there is no such row.
    std::optional<PackedLine> lineAt(std::int64_t row) const;
    /// The nearest row that a shell's prompt begins in, before a row or behind it; none if there is none.
    std::optional<std::int64_t> promptBefore(std::int64_t row) const;
    std::optional<std::int64_t> promptAfter(std::int64_t row) const;

    /// Cuts the lines anew; rows are counted from 0 again.
    void setColumns(int columns);
    int columns() const { return m_columns; }
    std::int64_t limit() const { return m_limit; }
    void setLimit(std::int64_t rows);
    /// What all of it takes, without what the allocator adds.
    std::size_t bytes() const;

private:
    struct Line {
        std::uint32_t offset = 0; ///< of its runs in the block
        std::uint16_t columns = 0;
        LineSize size = LineSize::Single;
        bool hasWide : 1 = false;
        bool open : 1 = false;   ///< continues in the row that comes next
        bool filler : 1 = false; ///< its last row left a column free for a wide character
        bool prompt : 1 = false; ///< a shell's prompt begins in it
    };
    static_assert(sizeof(Line) == 8);

    struct Block {
        Bytes runs;
        std::vector<Line> lines;
        std::size_t gone = 0; ///< lines at its beginning that the limit has cost
        bool hasPrompt = false;
        std::size_t bytes() const { return runs.size() + lines.size() * sizeof(Line); }
        std::int64_t firstRow = 0;
    };

    /// A line, and the row that it begins with.
    struct Spot {
        std::size_t block = 0, line = 0;
        std::int64_t row = 0;
    };

    std::int64_t rowsOf(const Block &block, std::size_t line) const;
    void unpack(const Block &block, std::size_t line, Row &to) const;
    ByteView runsOf(const Block &block, std::size_t line) const;
    Spot spotOf(std::int64_t row) const;
    void forgetSpots();
    std::int64_t firstRowOf(const Block &block) const { return block.gone > 0 ? m_firstRow : block.firstRow; }
    void beginBlock();
    void beginLine(LineSize size);
    void dropFirstLine();

    std::int64_t m_limit;
    int m_columns;
    std::size_t m_mostBytes;
    std::size_t m_closedBytes = 0; ///< of all blocks but the last
    std::deque<Block> m_blocks;
    std::int64_t m_firstRow = 0;
    std::int64_t m_endRow = 0;
    // Rows are mostly read one after the other: where the last one was found, and the line that was read.
    mutable std::optional<Spot> m_hint;
    mutable Spot m_lastSpot;
    mutable bool m_hasLast = false;
    mutable Row m_lastLine;
    mutable std::vector<std::size_t> m_lastStarts;
};

/// Where the rows of a line begin, at least one. A wide character is not cut.
void rowStarts(const std::vector<Cell> &cells, int columns, std::vector<std::size_t> &starts);

} // namespace porthole::terminal
