#pragma once

#include <QString>

namespace porthole::ui {

class Theme;

/// Draws tabs with several terminals, and what lies over and beside them.
void drawTabs(Theme &theme, const QString &folder, const QString &suffix);

} // namespace porthole::ui
