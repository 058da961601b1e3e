#include "core/net/ChannelFactory.h"

#include "core/net/SocketChannel.h"
#include "core/net/WebSocketChannel.h"

namespace porthole::net {

std::unique_ptr<ByteChannel> makeChannel(const ConsoleRoute &route, const ChannelOptions &options)
{
    switch (route.transport) {
    case Transport::Tcp:
    case Transport::Tls:
        return std::make_unique<SocketChannel>(route, options);
    case Transport::WebSocket:
    case Transport::SecureWebSocket:
        return std::make_unique<WebSocketChannel>(route, options);
    }
    Q_UNREACHABLE();
}

} // namespace porthole::net
