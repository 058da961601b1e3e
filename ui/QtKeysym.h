#pragma once

#include "core/keyboard/Key.h"

class QKeyEvent;

namespace porthole::ui {

/// What a key event of Qt means to RFB: its keysym, and its scancode where either the window system
/// tells it or a US keyboard has the keysym. Either may be 0, unknown.
///
/// With X11 and Wayland the native virtual key is the keysym and the native scancode the evdev code
/// plus 8; elsewhere (the offscreen platform) both are 0 and Qt's own key and text stand in.
keyboard::Key keyOf(const QKeyEvent &event);

} // namespace porthole::ui
