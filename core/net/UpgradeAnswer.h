#pragma once

#include "core/model/Endpoint.h"
#include "core/net/ByteChannel.h"

#include <QByteArrayView>

namespace porthole::net {

/// What the HTTP answer to a WebSocket upgrade that failed means. `answer` is its beginning, at least
/// the status line; with 101 in it, it was the upgrade itself that was broken (RFC 6455 section 4.1).
/// Redirects are never followed: the request carries a token (SEC-22, SEC-23).
ChannelClosed refusedUpgrade(const Endpoint &endpoint, QByteArrayView answer);

} // namespace porthole::net
