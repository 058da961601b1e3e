#pragma once

namespace porthole {
class Settings;
}

namespace porthole::ui {

class MainWindow;

/// Ties the settings of terminals to a window: every terminal follows them, and the page where they are
/// chosen is opened from the menus. The settings outlive the window. Thread: the GUI thread.
void bind(Settings &settings, MainWindow &window);

} // namespace porthole::ui
