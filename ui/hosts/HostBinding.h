#pragma once

namespace porthole {
class HostRegistry;
class ShellOpener;
class ShellRegistry;
} // namespace porthole

namespace porthole::ui {

class MainWindow;

/// Ties the window to the saved hosts and to the shells, in both directions: what is known of them is shown,
/// what the person wants is done. All of them outlive the window. Thread: the GUI thread.
void bind(HostRegistry &hosts, ShellRegistry &shells, ShellOpener &opener, MainWindow &window);

} // namespace porthole::ui
