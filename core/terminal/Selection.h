#pragma once

#include "core/terminal/Terminal.h"

#include <string>

namespace porthole::terminal {

/// A stretch of text: from `begin` up to and without `end`.
struct Stretch {
    Place begin, end;
    bool empty() const { return end <= begin; }
    friend bool operator==(const Stretch &, const Stretch &) = default;
};

/// The text of a stretch as UTF-8: wrapped rows are one line, blanks at the end of lines are left out.
std::string selectedText(const Terminal &terminal, const Stretch &stretch);
/// The same of the rows that `row` counts, for those who must not take long: appends one row's part.
void appendRowText(std::string &to, const Terminal &terminal, const Stretch &stretch, std::int64_t row);

/// The word at a place, across wrapped rows: letters, digits and what paths and addresses are made of; or
/// a run of blanks; or the one other character.
Stretch wordAt(const Terminal &terminal, Place place);
/// The line at a place, with all its rows.
Stretch lineAt(const Terminal &terminal, Place place);

} // namespace porthole::terminal
