#pragma once

#include "core/terminal/Cell.h"
#include "core/terminal/Parser.h"

namespace porthole::terminal {

/// Changes a pen as SGR says (ECMA-48 section 8.3.117; ISO 8613-6 for colours, with ':' and with ';').
/// The link and the protection stay.
void applyRendition(Style &pen, const ControlSequence &sgr);

} // namespace porthole::terminal
