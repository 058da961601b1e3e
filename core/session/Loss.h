#pragma once

#include "core/base/Error.h"
#include "core/model/ConsoleUrl.h"
#include "core/net/ByteChannel.h"

namespace porthole {

/// How far a connection had come.
struct LineProgress {
    /// ServerInit had been read.
    bool live = false;
    /// What the handshake was waiting for (rfb::Client::awaiting()).
    const char *awaiting = "";
};

/// What the end of a channel means to a person, from what was seen on the wire. A console proxy
/// hardly ever says why: nova-novncproxy answers 101 and drops the connection for an expired token as
/// for a server that is off; websockify closes with a close frame if its target is dead. Pure.
/// Kinds: what the channel says while it opens; then
///   AuthRejected  a WebSocket that ended without a close frame before any byte,
///   Unreachable   a close frame, or a bare end of TCP or TLS, before any byte,
///   Closed        the end of a negotiation or of a live console,
///   and PeerMisbehaved as the channel says it.
Error classifyLoss(const net::ChannelClosed &how, Transport transport, const LineProgress &progress);

/// Whether a session that was live tries again by itself after such an error: not if the same would
/// happen again, and never where a person is to decide.
bool comesBackByItself(ErrorKind kind);

} // namespace porthole
