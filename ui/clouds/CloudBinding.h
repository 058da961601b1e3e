#pragma once

namespace porthole {
class CloudRegistry;
}

namespace porthole::ui {

class CloudTreeModel;
class MainWindow;

/// Ties the window to the clouds of a registry, in both directions: what is known of them goes into the
/// model, what the person wants goes to them. Nothing is signed in to before somebody wants it; then the
/// scope that the configuration names is listed by itself. Consoles are opened by the window's owner.
/// The registry outlives the window. Thread: the GUI thread.
void bind(CloudRegistry &registry, CloudTreeModel &model, MainWindow &window);

} // namespace porthole::ui
