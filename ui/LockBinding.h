#pragma once

namespace porthole {
class Lock;
class Settings;
} // namespace porthole

namespace porthole::ui {

class MainWindow;

/// Locks the window when somebody wants it, or when nobody has touched it for as long as was chosen; and
/// shows how the lock is. Both outlive the window. Thread: the GUI thread.
void bind(Lock &lock, Settings &settings, MainWindow &window);

} // namespace porthole::ui
