#pragma once

namespace porthole {
class GatewayBook;
class GatewaySession;
} // namespace porthole

namespace porthole::ui {

class GatewayPage;
class MainWindow;

/// Ties a page to a session, in both directions. Either may go first. Thread: the GUI thread.
void bind(GatewaySession &session, GatewayPage &page);
/// Ties the window to the saved servers, in both directions. The book outlives the window.
void bind(GatewayBook &book, MainWindow &window);

} // namespace porthole::ui
