#pragma once

namespace porthole {
class SnippetBook;
}

namespace porthole::ui {

class MainWindow;

/// Ties the saved snippets to the terminals of a window: each has the palette, by Ctrl+Shift+P and from its
/// menu. The book outlives the window. Thread: the GUI thread.
void bind(SnippetBook &book, MainWindow &window);

} // namespace porthole::ui
