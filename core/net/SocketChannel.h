#pragma once

#include "core/net/NetworkChannel.h"

#include <QSslSocket>

namespace porthole::net {

/// Bytes over TCP, or over TLS inside it. TLS begins on an open TCP connection in either case, so
/// that a protocol which begins in the clear (VeNCrypt) goes the same way.
class SocketChannel final : public NetworkChannel {
    Q_OBJECT
public:
    SocketChannel(ConsoleRoute route, const ChannelOptions &options);
    ~SocketChannel() override;

private:
    void start() override;
    void send(ByteView bytes) override;
    qint64 unsent() const override;
    void sayGoodbye() override;
    void release() override;
    QAbstractSocket *socket() const override { return m_socket.get(); }

    void connected();
    void startTls();
    void failed(QAbstractSocket::SocketError error);
    /// Hands on what has come, up to `limit` bytes; the rest in a later turn of the event loop, so
    /// that one busy peer does not keep the others of this thread waiting.
    void drain(qint64 limit);

    std::unique_ptr<QSslSocket, DeleteLater> m_socket;
    bool m_drainPosted = false;
};

} // namespace porthole::net
