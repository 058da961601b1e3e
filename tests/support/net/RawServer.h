#pragma once

#include "core/model/Endpoint.h"
#include "tests/support/net/Certificates.h"

#include <QByteArray>
#include <QPointer>
#include <QSslSocket>
#include <QTcpServer>
#include <functional>
#include <optional>

namespace porthole::test {

/// A server on a free port of 127.0.0.1, plain or with TLS, whose every move is the test's. It speaks
/// to its latest client.
class RawServer : public QTcpServer {
    Q_OBJECT
public:
    explicit RawServer(std::optional<ServerIdentity> identity = {});
    ~RawServer() override;

    Endpoint endpoint() const { return {QStringLiteral("127.0.0.1"), serverPort()}; }
    int connections() const { return m_connections; }
    bool hasPeer() const { return m_peer && m_peer->state() == QAbstractSocket::ConnectedState; }
    QSslSocket *peer() const { return m_peer; }
    /// What the latest client sent so far (decrypted), and takes it.
    const QByteArray &received() const { return m_received; }
    QByteArray takeReceived() { return std::exchange(m_received, {}); }

    void send(const QByteArray &bytes);
    /// FIN, after what was sent.
    void hangUp();
    /// RST.
    void reset();

Q_SIGNALS:
    /// TCP is up, and TLS is, if this server has an identity.
    void ready();
    void data();
    void peerGone();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    const std::optional<ServerIdentity> m_identity;
    QPointer<QSslSocket> m_peer;
    QByteArray m_received;
    int m_connections = 0;
};

} // namespace porthole::test
