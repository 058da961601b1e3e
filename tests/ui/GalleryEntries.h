#pragma once

class QString;

namespace porthole::ui {

class Theme;

/// Draws what is saved in its states into PNG files in `folder`.
void drawEntries(Theme &theme, const QString &folder);

} // namespace porthole::ui
