#pragma once

#include "core/terminal/Cell.h"

#include <cstdint>
#include <string>
#include <vector>

namespace porthole::terminal {

/// A row, or a whole line before it is cut into rows, on its own: its clusters are beside it, so that it
/// can be kept and handed to another thread. What lies behind the last cell is blank.
struct Row {
    std::vector<Cell> cells;
    std::vector<Cluster> clusters; ///< what a cell's clusterId() is an index of
    bool wrapped = false;          ///< the next row continues this one
    LineSize size = LineSize::Single;

    void clear()
    {
        cells.clear();
        clusters.clear();
        wrapped = false;
        size = LineSize::Single;
    }
    void addCluster(const Cluster &cluster, const Style &style, Cell::Kind kind)
    {
        cells.push_back(Cell::ofCluster(static_cast<std::uint32_t>(clusters.size()), style, kind));
        clusters.push_back(cluster);
    }
};

/// A place in the text: rows are counted from the first one that the terminal ever had, so that a number
/// stays with its text while the screen scrolls on. A resize counts anew.
struct Place {
    std::int64_t row = 0;
    int column = 0;
    friend auto operator<=>(const Place &, const Place &) = default;
};

struct Size {
    int columns = 80, rows = 24;
    friend bool operator==(const Size &, const Size &) = default;
};

} // namespace porthole::terminal
