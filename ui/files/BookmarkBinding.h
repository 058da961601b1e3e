#pragma once

namespace porthole {
class FolderBookmarks;
}

namespace porthole::ui {

class MainWindow;

/// Ties the window's bookmarks to those that are kept, in both directions. `kept` outlives the window.
/// Thread: the GUI thread.
void bind(FolderBookmarks &kept, MainWindow &window);

} // namespace porthole::ui
