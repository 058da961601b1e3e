#pragma once

namespace porthole {
class HostRegistry;
class RouteBook;
} // namespace porthole

namespace porthole::ui {

class CloudTreeModel;
class MainWindow;

/// Ties the window to the hosts that clouds are reached through: what is chosen is shown with the clouds and
/// chosen in their menus, and what a host on the way asks comes up in a tab, which goes when the way is open.
/// All of them outlive the window. Thread: the GUI thread.
void bind(RouteBook &routes, HostRegistry &hosts, CloudTreeModel &model, MainWindow &window);

} // namespace porthole::ui
