#pragma once

namespace porthole {
class StoreRepair;
} // namespace porthole

namespace porthole::ui {

class MainWindow;

/// Shows what can be done about a damaged store, and does what the person wants. `repair` outlives the
/// window. Thread: the GUI thread.
void bind(StoreRepair &repair, MainWindow &window);

} // namespace porthole::ui
