#pragma once

#include <QByteArray>
#include <optional>

class QWindow;

namespace porthole {

/// When somebody asked for what has this startup id, in the X server's time (milliseconds); nothing if the id
/// does not say. Source: Startup Notification Protocol 0.1, "_TIME".
std::optional<quint32> timeOfStartupId(const QByteArray &startupId);

/// On X11: asks the window manager for the window to come to the front, as what somebody asked for when the
/// id was made, and tells the desktop that the start that it waits for has come to its end. Qt would ask with
/// the time when somebody last used this program, and a window manager that keeps windows from jumping in
/// front of others refuses that. False where nothing was asked: another platform, or an id that does not say
/// when. Source: Extended Window Manager Hints 1.5, _NET_ACTIVE_WINDOW, _NET_STARTUP_ID, _NET_WM_USER_TIME.
bool activateByStartupId(const QWindow &window, const QByteArray &startupId);

} // namespace porthole
