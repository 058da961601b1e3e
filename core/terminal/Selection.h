#pragma once

#include "core/terminal/Terminal.h"

#include <algorithm>
#include <cstdint>
#include <string>

namespace porthole::terminal {

/// A half open range of columns.
struct Columns {
    int from = 0, end = 0;
    friend bool operator==(Columns, Columns) = default;
};

/// A stretch of text: from `begin` up to and without `end`, with the lines' whole width between them; or
/// a block, of the same columns in each row from `begin` to `end`.
struct Stretch {
    Place begin, end;
    bool block = false;

    bool empty() const { return block ? end.row < begin.row || end.column <= begin.column : end <= begin; }
    /// What it covers of a row of this width; none if `from` is not before `end`.
    Columns columnsIn(std::int64_t row, int width) const
    {
        if (row < begin.row || row > end.row)
            return {};
        return {block || row == begin.row ? begin.column : 0,
                block || row == end.row ? std::min(end.column, width) : width};
    }
    friend bool operator==(const Stretch &, const Stretch &) = default;
};

/// The text of a stretch as UTF-8: wrapped rows are one line unless it is a block, blanks at the end of
/// lines are left out.
std::string selectedText(const Terminal &terminal, const Stretch &stretch);
/// The same of the rows that `row` counts, for those who must not take long: appends one row's part.
void appendRowText(std::string &to, const Terminal &terminal, const Stretch &stretch, std::int64_t row);

/// The word at a place, across wrapped rows: letters, digits and what paths and addresses are made of; or
/// a run of blanks; or the one other character.
Stretch wordAt(const Terminal &terminal, Place place);
/// The line at a place, with all its rows.
Stretch lineAt(const Terminal &terminal, Place place);

} // namespace porthole::terminal
