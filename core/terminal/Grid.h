#pragma once

#include "core/terminal/Clusters.h"
#include "core/terminal/Row.h"

#include <string_view>
#include <vector>

namespace porthole::terminal {

/// What holds for a whole row of the grid.
struct RowState {
    int used = 0; ///< the cells from here on are blank
    bool wrapped = false;
    bool dirty = true;   ///< changed since it was last looked at; moves with the row as it scrolls
    bool prompt = false; ///< a shell's prompt begins in it
    LineSize size = LineSize::Single;
};

/// The screen's cells, as a ring of rows: scrolling moves no cell. A wide character is never left in
/// halves, whatever is written, erased or shifted over it. Rows and columns are counted from 0 and must
/// lie within the size; ranges are half open.
class Grid {
public:
    static constexpr int kMostColumns = 1024, kMostRows = 1024;

    explicit Grid(Size size);

    Size size() const { return m_size; }
    const Cell *cells(int row) const { return m_cells.data() + offsetOf(row); }
    const RowState &state(int row) const { return m_states[slot(row)]; }
    void setWrapped(int row, bool wrapped) { m_states[slot(row)].wrapped = wrapped; }
    void setLineSize(int row, LineSize size);
    void setPrompt(int row, bool prompt);
    bool takeDirty(int row);
    void markDirty(int top, int bottom);

    /// Writes characters of one column each, all in one row.
    void putAscii(int row, int column, std::string_view text, const Style &style);
    /// Writes one character, and its tail if it is wide.
    void put(int row, int column, const Cell &cell);

    /// Fills with blanks of this style; protected cells stay if `selective`.
    void erase(int row, int from, int to, const Style &blank, bool selective = false);
    /// ICH, DCH: what lies between `column` and `right` is shifted.
    void insertCells(int row, int column, int right, int count, const Style &blank);
    void deleteCells(int row, int column, int right, int count, const Style &blank);
    /// Moves the rows' contents up by `count`, down if that is negative; blanks come in.
    void scroll(int top, int bottom, int count, const Style &blank);
    /// The same for a part of the rows' width.
    void scrollColumns(int top, int bottom, int left, int right, int count, const Style &blank);

    /// The row, without the blanks at its end unless it is wrapped.
    RowView view(int row, const Clusters &clusters) const;
    /// A copy of the same.
    void copyRow(int row, const Clusters &clusters, Row &to) const;
    /// Replaces a row; clusters that do not fit lose their marks.
    void setRow(int row, const Row &from, Clusters &clusters);
    /// Cuts or fills up rows and columns where they are; marks everything as changed.
    void resize(Size size);
    void clear();

private:
    std::size_t slot(int row) const
    {
        const std::size_t at = m_start + static_cast<std::size_t>(row);
        return m_slots[at < m_slots.size() ? at : at - m_slots.size()];
    }
    std::size_t offsetOf(int row) const { return slot(row) * static_cast<std::size_t>(m_size.columns); }
    Cell *cellsOf(int row) { return m_cells.data() + offsetOf(row); }
    void split(int row, int column);
    void rotate(int top, int bottom, int count);

    Size m_size;
    std::vector<Cell> m_cells;
    std::vector<RowState> m_states;   // by slot
    std::vector<std::size_t> m_slots; // where the row's cells are, counted from m_start around
    std::size_t m_start = 0;
};

/// A row's cell as one that refers to shared clusters; without its marks where those are full.
Cell cellWithin(const Cell &cell, const std::vector<Cluster> &from, Clusters &clusters);

} // namespace porthole::terminal
