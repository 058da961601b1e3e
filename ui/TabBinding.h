#pragma once

namespace porthole {
class Settings;
class TabBook;
} // namespace porthole

namespace porthole::ui {

class MainWindow;

/// Brings back into a window what was open last, unless that is not wished, and keeps what is open now. Both
/// outlive the window. Thread: the GUI thread.
void bind(TabBook &book, const Settings &settings, MainWindow &window);

} // namespace porthole::ui
