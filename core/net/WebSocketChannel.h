#pragma once

#include "core/net/NetworkChannel.h"
#include "core/net/SilenceWatch.h"

#include <QAbstractSocket>
#include <QPointer>
#include <QWebSocket>

namespace porthole::net {

/// Bytes in the binary frames of a WebSocket (RFC 6455), as noVNC's proxies speak it: subprotocol
/// "binary", no Origin, no redirects, no cookies. Message boundaries are not passed on.
class WebSocketChannel final : public NetworkChannel {
    Q_OBJECT
public:
    WebSocketChannel(ConsoleRoute route, const ChannelOptions &options);
    ~WebSocketChannel() override;

private:
    void start() override;
    void send(ByteView bytes) override;
    qint64 unsent() const override;
    void sayGoodbye() override;
    void release() override;
    QAbstractSocket *socket() const override { return m_carrier; }

    void refuseTarget();
    void limit();
    void listen();
    void listenToCarrier();
    void failed(QAbstractSocket::SocketError error);
    /// A close frame went out: in answer to the peer's, or because Qt found the stream broken.
    void closing();
    void frame(const QByteArray &payload, bool last);

    std::unique_ptr<QWebSocket, DeleteLater> m_socket;
    QPointer<QAbstractSocket> m_carrier; ///< the TCP or TLS socket that m_socket works on
    SilenceWatch m_silence;
    qint64 m_messageSize = 0; ///< of the frames of a message that is not complete yet
};

} // namespace porthole::net
