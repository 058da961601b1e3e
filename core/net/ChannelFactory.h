#pragma once

#include "core/base/Clock.h"
#include "core/model/ConsoleUrl.h"
#include "core/net/ByteChannel.h"
#include "core/net/ProxyEnvironment.h"
#include "core/net/TlsTrust.h"

#include <memory>

namespace porthole::net {

/// What a channel needs to know besides its route. Values only, so that it may cross threads.
struct ChannelOptions {
    TlsTrust trust;
    ProxyEnvironment proxies;
    /// From open() to opened(): name, connect, TLS and upgrade together (Qt has no such limit).
    Milliseconds openTimeout{15000};
    /// WebSocket only: a line silent for so long is asked for a sign of life ...
    Milliseconds pingAfter{20000};
    /// ... and given up if not one byte has come after so much more.
    Milliseconds pongWithin{30000};
};

/// Makes the channel for a route, in the calling thread. Thread: any with an event loop.
std::unique_ptr<ByteChannel> makeChannel(const ConsoleRoute &route, const ChannelOptions &options);

} // namespace porthole::net
