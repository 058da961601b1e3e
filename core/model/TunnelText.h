#pragma once

#include "core/base/Result.h"
#include "core/model/Tunnel.h"

namespace porthole {

/// A tunnel as ssh(1) takes it behind -L, -R and -D: "[bind:]port:host:hostport", of a dynamic one
/// "[bind:]port". An IPv6 address is in brackets; an empty bind before a colon is "*", everybody's; port 0 is
/// any that is free. Errors: Usage.
Result<Tunnel> parseTunnel(Tunnel::Kind kind, const QString &text);

/// Whether its parts make sense together, however they came about. Errors: Usage.
Result<> checkTunnel(const Tunnel &tunnel);

/// The same text again; the bind is left out where it is loopback.
QString textOf(const Tunnel &tunnel);

/// "127.0.0.1:8080", of the side on which it listens, with the port that it really has.
QString listeningText(const Tunnel &tunnel, quint16 port);
/// "db.example:5432"; empty for Dynamic.
QString targetText(const Tunnel &tunnel);

} // namespace porthole
