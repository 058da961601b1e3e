#pragma once

namespace porthole {
class EntryBook;
class EntryPasswords;
} // namespace porthole

namespace porthole::ui {

class MainWindow;

/// Ties the window to what is saved, in both directions. All of them outlive the window.
/// Thread: the GUI thread.
void bind(EntryBook &book, EntryPasswords &passwords, MainWindow &window);

} // namespace porthole::ui
