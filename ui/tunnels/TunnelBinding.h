#pragma once

namespace porthole {
class ShellSession;
class TunnelBook;
} // namespace porthole

namespace porthole::ui {

class MainWindow;
class ShellPage;

/// Ties the tunnels of a session to its page, in both directions. Either may go first. Thread: the GUI
/// thread.
void bind(TunnelBook &book, ShellSession &session, ShellPage &page);
/// The same for every session that comes into the window.
void bind(TunnelBook &book, MainWindow &window);

} // namespace porthole::ui
