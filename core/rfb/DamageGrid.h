#pragma once

#include "core/rfb/Geometry.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace porthole::rfb {

/// Which parts of the picture changed, in cells of 64 by 64 pixels: marking costs a few bit
/// operations however many rectangles an update has, and what comes out is bounded in number.
class DamageGrid {
public:
    static constexpr unsigned kCellShift = 6;

    void resize(Size size);
    /// Marks a rectangle that lies within the picture.
    void mark(const Rect &rect)
    {
        if (rect.empty())
            return;
        m_left = std::min<unsigned>(m_left, rect.x);
        m_top = std::min<unsigned>(m_top, rect.y);
        m_right = std::max<unsigned>(m_right, rect.x + rect.width);
        m_bottom = std::max<unsigned>(m_bottom, rect.y + rect.height);
        const unsigned firstColumn = rect.x >> kCellShift;
        const unsigned lastColumn = (rect.x + rect.width - 1u) >> kCellShift;
        const unsigned lastRow = (rect.y + rect.height - 1u) >> kCellShift;
        for (unsigned row = rect.y >> kCellShift; row <= lastRow; ++row)
            markCells(row, firstColumn, lastColumn);
    }
    bool empty() const { return m_right == 0; }
    /// The marked cells as rectangles that do not overlap, cut to the bounds of what was marked; the
    /// grid is clean afterwards.
    std::vector<Rect> take();

private:
    void markCells(unsigned row, unsigned first, unsigned last)
    {
        std::uint64_t *words = m_words.data() + std::size_t{row} * m_wordsPerRow;
        for (unsigned word = first / 64; word <= last / 64; ++word) {
            const unsigned from = word == first / 64 ? first % 64 : 0;
            const unsigned to = word == last / 64 ? last % 64 : 63;
            words[word] |= (~std::uint64_t{0} >> (63 - to)) & (~std::uint64_t{0} << from);
        }
    }
    bool marked(unsigned row, unsigned column) const
    {
        return (m_words[std::size_t{row} * m_wordsPerRow + column / 64] >> (column % 64)) & 1u;
    }
    Rect clipped(unsigned column, unsigned endColumn, unsigned row, unsigned endRow) const;
    void clear();

    unsigned m_columns = 0, m_rows = 0, m_wordsPerRow = 0;
    std::vector<std::uint64_t> m_words;
    unsigned m_left = ~0u, m_top = ~0u, m_right = 0, m_bottom = 0;
};

} // namespace porthole::rfb
