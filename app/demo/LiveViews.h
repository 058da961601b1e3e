#pragma once

#include "app/demo/Machine.h"
#include "app/demo/TextScreen.h"

namespace porthole::demo {

/// Views that fill the screen and move until a key is pressed. `seconds` is the machine's uptime.
void drawTop(TextScreen &screen, const Machine &machine, double seconds);
void drawShip(TextScreen &screen, double seconds);

/// "up 3 min, 12 s"
QString uptimeText(double seconds);

} // namespace porthole::demo
