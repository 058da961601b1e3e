#pragma once

#include <QStringList>

class QWidget;

namespace porthole::ui {

/// What somebody without a mouse, or without eyes, cannot use of a window that is in front: a control without
/// a name or a role, one that Tab does not lead to, an order that is not the reading order. Presses Tab.
QStringList controlsOutOfReach(QWidget &window);

} // namespace porthole::ui
