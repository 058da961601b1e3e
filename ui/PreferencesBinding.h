#pragma once

namespace porthole {
class Settings;
}

namespace porthole::ui {

class MainWindow;
class Theme;

/// Ties what is chosen for the whole program to what it is chosen for, and opens the page where that is done
/// from the menu. All outlive the window. Thread: the GUI thread.
void bind(Settings &settings, Theme &theme, MainWindow &window);

} // namespace porthole::ui
