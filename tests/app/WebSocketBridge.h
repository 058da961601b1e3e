#pragma once

#include "tests/support/FakeRfbServer.h"
#include "tests/support/net/WebSocketWire.h"

namespace porthole::test {

/// A console proxy: a WebSocket in front of an RFB server, as nova-novncproxy is one.
class WebSocketBridge {
public:
    explicit WebSocketBridge(const FakeRfbServer &server, const std::optional<ServerIdentity> &identity = {})
        : m_isSecure(identity.has_value())
        , m_front(identity)
    {
        QObject::connect(&m_front, &RawWebSocketServer::upgraded, &m_behind,
                         [this, &server] { m_behind.connectToHost(QHostAddress::LocalHost, server.port()); });
        QObject::connect(&m_front, &RawServer::data, &m_behind, [this] {
            for (const wire::Frame &frame : m_front.takeFrames())
                if (frame.opcode == wire::Binary)
                    m_behind.write(frame.payload);
        });
        QObject::connect(&m_behind, &QTcpSocket::readyRead, &m_front,
                         [this] { m_front.send(wire::frame(wire::Binary, m_behind.readAll())); });
    }

    /// The page that Nova would give for it.
    QByteArray url(const QByteArray &token, const QByteArray &host = "127.0.0.1") const
    {
        return (m_isSecure ? "https" : "http") + QByteArray("://") + host + ':' +
               QByteArray::number(m_front.serverPort()) + "/vnc_lite.html?path=%3Ftoken%3D" + token;
    }
    RawWebSocketServer &front() { return m_front; }

private:
    const bool m_isSecure;
    RawWebSocketServer m_front;
    QTcpSocket m_behind;
};

} // namespace porthole::test
