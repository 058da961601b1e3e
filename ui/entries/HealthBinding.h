#pragma once

namespace porthole {
class HealthBook;
class RouteBook;
class Settings;
} // namespace porthole

namespace porthole::ui {

class MainWindow;

/// Looks at what somebody wants looked at, and shows what is seen beside what is saved. Where that is chosen,
/// also every few minutes at what is used most. All outlive the window.
void bind(HealthBook &book, const RouteBook &routes, const Settings &settings, MainWindow &window);

} // namespace porthole::ui
