#pragma once

#include "core/terminal/Grid.h"
#include "core/terminal/History.h"

namespace porthole::terminal {

/// Where the next character goes.
struct CursorPlace {
    int row = 0, column = 0;
    /// The last column has been written: the next character goes to the next row first.
    bool pendingWrap = false;
};

/// Gives a screen with its history another size: lines are cut anew, the cursor stays with its text. Rows
/// that do not fit go to the history, the oldest first; room is filled from there. Rows are counted from
/// 0 again.
void reflow(Grid &grid, History &history, Clusters &clusters, Size size, CursorPlace &cursor);

} // namespace porthole::terminal
