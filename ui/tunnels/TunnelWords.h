#pragma once

#include "core/model/TunnelLook.h"

#include <QIcon>
#include <QString>

namespace porthole::ui {

/// "Local", as ssh's -L is called.
QString tunnelKindName(Tunnel::Kind kind);
/// Which way it goes, in a sentence.
QString tunnelKindHint(Tunnel::Kind kind);
/// "Listening", "Waiting for the line"...
QString tunnelStateName(TunnelState state);
/// Each state has a shape of its own; colour only adds to it.
QIcon tunnelStateIcon(TunnelState state);
/// "↑ 1.2 MB  ↓ 30 MB": to the host, and from it.
QString tunnelTraffic(const TunnelLook &look);
/// What there is to say beyond the state: why nobody listens, or why the last caller was not served; empty if
/// all is well.
QString tunnelTrouble(const TunnelLook &look);

} // namespace porthole::ui
