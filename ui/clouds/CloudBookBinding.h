#pragma once

namespace porthole {
class CloudBook;
class CloudRegistry;
} // namespace porthole

namespace porthole::ui {

class MainWindow;

/// Ties the window's forms of clouds to the book that keeps them. Both outlive the window.
/// Thread: the GUI thread.
void bind(CloudBook &book, CloudRegistry &clouds, MainWindow &window);

} // namespace porthole::ui
