#pragma once

#include "core/terminal/Cell.h"

#include <cstdint>
#include <span>
#include <vector>

namespace porthole::terminal {

/// A row, or a whole line before it is cut into rows, on its own: its clusters are beside it, so that it
/// can be kept and handed to another thread. What lies behind the last cell is blank.
struct Row {
    std::vector<Cell> cells;
    std::vector<Cluster> clusters; ///< what a cell's clusterId() is an index of
    bool wrapped = false;          ///< the next row continues this one
    bool prompt = false;           ///< a shell's prompt begins in it (OSC 133)
    LineSize size = LineSize::Single;

    void clear()
    {
        cells.clear();
        clusters.clear();
        wrapped = false;
        prompt = false;
        size = LineSize::Single;
    }
    void addCluster(const Cluster &cluster, const Style &style, Cell::Kind kind)
    {
        cells.push_back(Cell::ofCluster(static_cast<std::uint32_t>(clusters.size()), style, kind));
        clusters.push_back(cluster);
    }
};

/// A row that is somebody else's, for as long as that one does not change.
struct RowView {
    std::span<const Cell> cells;
    std::span<const Cluster> clusters;
    bool wrapped = false;
    bool prompt = false;
    LineSize size = LineSize::Single;

    RowView() = default;
    RowView(const Row &row) // NOLINT(google-explicit-constructor)
        : cells(row.cells)
        , clusters(row.clusters)
        , wrapped(row.wrapped)
        , prompt(row.prompt)
        , size(row.size)
    {}
};

/// Puts a cell at a row's end, with its cluster.
inline void appendCell(Row &to, const Cell &cell, std::span<const Cluster> clusters)
{
    if (cell.isCluster())
        to.addCluster(clusters[cell.clusterId()], cell.style, cell.kind());
    else
        to.cells.push_back(cell);
}

/// A place in the text: rows are counted from the first one that the terminal ever had, so that a number
/// stays with its text while the screen scrolls on. A resize counts anew.
struct Place {
    std::int64_t row = 0;
    int column = 0;
    // clang-tidy 14 takes the comparison with 0 that this makes for a null pointer.
    friend auto operator<=>(const Place &, const Place &) = default; // NOLINT(modernize-use-nullptr)
};

struct Size {
    int columns = 80, rows = 24;
    friend bool operator==(const Size &, const Size &) = default;
};

} // namespace porthole::terminal
