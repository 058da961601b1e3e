#pragma once

#include "core/rfb/Event.h"

#include <QCursor>

namespace porthole::ui {

/// The server's cursor as ours: scaled as its picture is, `scale` device pixels a pixel of it. Hidden
/// or unknown (nullptr) it is a small dot, so that the person is not lost.
QCursor cursorOf(const rfb::CursorShape *shape, qreal scale, qreal pixelRatio);

} // namespace porthole::ui
