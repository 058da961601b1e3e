#pragma once

namespace porthole {
class HostRegistry;
} // namespace porthole

namespace porthole::ui {

class MainWindow;

/// Has a doctor go the way to a host when that is asked for in its form, and shows there what is found out.
/// Passwords that are saved are used as a connection would. Thread: the GUI thread. `hosts` outlives the
/// window.
void bindDoctor(HostRegistry &hosts, MainWindow &window);

} // namespace porthole::ui
