#pragma once

#include <QIcon>
#include <QString>

namespace porthole::ui {

/// Which colour of the palette an icon takes when it is painted.
enum class IconColour : quint8 { Text, Muted, OnAccent, Accent, Danger, Warning, Success };

/// An icon of resources/icons by its name without ".svg", drawn at the size and pixel ratio asked for
/// in a colour of the application's present palette: it follows a change of appearance by itself.
QIcon icon(QLatin1StringView name, IconColour colour = IconColour::Text);

} // namespace porthole::ui
