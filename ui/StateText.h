#pragma once

#include "core/rfb/Geometry.h"
#include "core/session/ConsoleSource.h"
#include "core/session/SessionState.h"

#include <QIcon>
#include <QString>

namespace porthole::ui {

/// A session's state in a word or two, e.g. "Live", "Waiting to try again"; where something else than the
/// line stands in the way of a console, that.
QString stateName(SessionState state, ConsoleRemedy remedy = ConsoleRemedy::None);
/// The state as an icon: each has a shape of its own, colour only adds to it.
QIcon stateIcon(SessionState state);

/// Where keys and pointer go at the moment.
enum class InputFocus : quint8 { Elsewhere, Keys, KeysAndPointer };

/// The status line, e.g. "Live · 1024×768 · ws://host:port · keys go to the console (Ctrl+Alt releases)".
QString statusLine(SessionState state, rfb::Size picture, const QString &address, InputFocus focus,
                   ConsoleRemedy remedy = ConsoleRemedy::None);

} // namespace porthole::ui
