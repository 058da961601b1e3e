#pragma once

#include "core/model/Health.h"

#include <QIcon>

namespace porthole::ui {

/// "Reachable 3 min ago", as of `now`; empty where nobody has looked.
QString healthWords(const Health &health, const QDateTime &now);
/// Its state as a shape, in a colour besides; null where nobody has looked.
QIcon healthIcon(Health::State state);

} // namespace porthole::ui
