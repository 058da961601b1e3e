#pragma once

class QString;

namespace porthole::ui {

class Theme;

/// A host's files: a folder, what is on its way, what is asked.
void drawFiles(Theme &theme, const QString &folder);

} // namespace porthole::ui
