#pragma once

class QString;

namespace porthole::ui {

class Theme;

/// What there is to see of Slycat servers: their questions, a host's folder, what went wrong.
void drawGateways(Theme &theme, const QString &folder);

} // namespace porthole::ui
