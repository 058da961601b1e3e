#include "core/rfb/DamageGrid.h"

namespace porthole::rfb {

void DamageGrid::resize(Size size)
{
    m_columns = (size.width + (1u << kCellShift) - 1) >> kCellShift;
    m_rows = (size.height + (1u << kCellShift) - 1) >> kCellShift;
    m_wordsPerRow = (m_columns + 63) / 64;
    m_words.assign(std::size_t{m_rows} * m_wordsPerRow, 0);
    clear();
}

void DamageGrid::clear()
{
    std::fill(m_words.begin(), m_words.end(), 0);
    m_left = m_top = ~0u;
    m_right = m_bottom = 0;
}

Rect DamageGrid::clipped(unsigned column, unsigned endColumn, unsigned row, unsigned endRow) const
{
    const unsigned left = std::max(m_left, column << kCellShift);
    const unsigned top = std::max(m_top, row << kCellShift);
    const unsigned right = std::min(m_right, endColumn << kCellShift);
    const unsigned bottom = std::min(m_bottom, endRow << kCellShift);
    return {static_cast<std::uint16_t>(left), static_cast<std::uint16_t>(top),
            static_cast<std::uint16_t>(right - left), static_cast<std::uint16_t>(bottom - top)};
}

std::vector<Rect> DamageGrid::take()
{
    struct Band {
        unsigned column, endColumn, row;
    };
    std::vector<Rect> rects;
    std::vector<Band> open, next; // runs of cells, growing downwards while the next row has the same
    const unsigned firstRow = empty() ? 0 : m_top >> kCellShift;
    const unsigned endRow = empty() ? 0 : ((m_bottom - 1) >> kCellShift) + 1;
    for (unsigned row = firstRow; row <= endRow; ++row) {
        next.clear();
        for (unsigned column = 0; row < endRow && column < m_columns; ++column) {
            if (!marked(row, column))
                continue;
            const unsigned begin = column;
            while (column < m_columns && marked(row, column))
                ++column;
            next.push_back({begin, column, row});
        }
        for (const Band &band : open) {
            const auto same = std::find_if(next.begin(), next.end(), [&](const Band &b) {
                return b.column == band.column && b.endColumn == band.endColumn;
            });
            if (same != next.end())
                same->row = band.row;
            else
                rects.push_back(clipped(band.column, band.endColumn, band.row, row));
        }
        open.swap(next);
    }
    clear();
    return rects;
}

} // namespace porthole::rfb
