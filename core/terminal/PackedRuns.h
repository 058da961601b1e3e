#pragma once

#include "core/base/Bytes.h"
#include "core/terminal/Row.h"

#include <string>

namespace porthole::terminal {

/// Cells as runs of UTF-8 in one style: flags u8, length in bytes u16, the style's 12 bytes unless it is
/// the default one, the text. Tails and fillers are left out; what was never written becomes a space.
/// True if there was a wide character.
bool packCells(std::span<const Cell> cells, std::span<const Cluster> clusters, Bytes &to);
/// Appends the cells of runs that packCells() made. Clusters go to the row.
void unpackCells(ByteView runs, Row &to);
/// Appends the text of such runs, one byte for each column: false, and some of it, if it is not ASCII.
bool appendAsciiText(ByteView runs, std::string &to);

} // namespace porthole::terminal
