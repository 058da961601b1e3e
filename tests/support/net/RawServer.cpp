#include "tests/support/net/RawServer.h"

#include <QSslConfiguration>
#include <sys/socket.h>

namespace porthole::test {

RawServer::RawServer(std::optional<ServerIdentity> identity)
    : m_identity(std::move(identity))
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("no free port on loopback");
}

RawServer::~RawServer()
{
    const auto peers = findChildren<QSslSocket *>();
    for (QSslSocket *peer : peers)
        peer->disconnect(this);
}

void RawServer::incomingConnection(qintptr descriptor)
{
    auto *const socket = new QSslSocket(this);
    socket->setSocketDescriptor(descriptor);
    ++m_connections;
    m_received.clear();
    m_peer = socket;
    connect(socket, &QSslSocket::readyRead, this, [this, socket] {
        const QByteArray bytes = socket->readAll();
        if (socket != m_peer)
            return;
        m_received += bytes;
        Q_EMIT data();
    });
    connect(socket, &QSslSocket::disconnected, this, [this, socket] {
        socket->deleteLater();
        if (socket == m_peer)
            Q_EMIT peerGone();
    });
    if (!m_identity) {
        Q_EMIT ready();
        return;
    }
    QSslConfiguration configuration = socket->sslConfiguration();
    configuration.setLocalCertificate(m_identity->certificate);
    configuration.setPrivateKey(m_identity->key);
    socket->setSslConfiguration(configuration);
    connect(socket, &QSslSocket::encrypted, this, &RawServer::ready);
    socket->startServerEncryption();
}

void RawServer::send(const QByteArray &bytes)
{
    if (m_peer)
        m_peer->write(bytes);
}

void RawServer::hangUp()
{
    if (m_peer)
        m_peer->disconnectFromHost();
}

void RawServer::reset()
{
    if (!m_peer)
        return;
    const linger hard{1, 0};
    setsockopt(static_cast<int>(m_peer->socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    m_peer->abort();
}

} // namespace porthole::test
