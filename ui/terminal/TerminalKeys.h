#pragma once

#include "core/terminal/KeyEncoding.h"

#include <QKeyEvent>
#include <optional>

namespace porthole::ui {

/// What a key event means to a terminal; nothing for keys that mean nothing, such as Shift alone.
std::optional<terminal::KeyPress> keyPressOf(const QKeyEvent &event);
std::uint8_t terminalModifiers(Qt::KeyboardModifiers modifiers);

} // namespace porthole::ui
