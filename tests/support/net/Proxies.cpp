#include "tests/support/net/Proxies.h"

#include <QHostAddress>
#include <memory>

namespace porthole::test {

namespace {

/// Both directions, until either end closes.
void pipe(QTcpSocket *client, QTcpSocket *target)
{
    const auto forward = [](QTcpSocket *from, QTcpSocket *to) {
        QObject::connect(from, &QTcpSocket::readyRead, to, [from, to] { to->write(from->readAll()); });
        QObject::connect(from, &QTcpSocket::disconnected, to, [to] { to->disconnectFromHost(); });
    };
    forward(client, target);
    forward(target, client);
}

} // namespace

Proxy::Proxy()
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("no free port on loopback");
}

void Proxy::demand(const QByteArray &user, const QByteArray &password)
{
    m_user = user;
    m_password = password;
}

bool Proxy::isRight(const QByteArray &user, const QByteArray &password) const
{
    return user == m_user && password == m_password;
}

void Proxy::incomingConnection(qintptr descriptor)
{
    ++m_connections;
    auto *const client = new QTcpSocket(this);
    client->setSocketDescriptor(descriptor);
    if (m_silent)
        return;
    const auto bytes = std::make_shared<QByteArray>();
    connect(client, &QTcpSocket::readyRead, this, [this, client, bytes] {
        *bytes += client->readAll();
        converse(client, *bytes);
    });
}

void Proxy::connectTo(QTcpSocket *client, const QByteArray &host, quint16 port, const QByteArray &answer,
                      const QByteArray &refusal)
{
    m_targets << host + ':' + QByteArray::number(port);
    client->disconnect(this);
    auto *const target = new QTcpSocket(client);
    connect(target, &QTcpSocket::connected, client, [client, target, answer] {
        client->write(answer);
        pipe(client, target);
    });
    connect(target, &QTcpSocket::errorOccurred, client, [client, target, refusal] {
        if (target->peerPort() != 0)
            return; // it had been connected
        client->write(refusal);
        client->disconnectFromHost();
    });
    target->connectToHost(QHostAddress::LocalHost, port);
}

void ConnectProxy::converse(QTcpSocket *client, QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray head = bytes.left(end);
    bytes.remove(0, end + 4);
    m_requests << head;
    const QByteArray target = head.split(' ').value(1);
    if (demandsLogin()) {
        const qsizetype at = head.indexOf("Proxy-Authorization: Basic ");
        const qsizetype from = at + 27;
        const QByteArray login =
            at < 0 ? QByteArray() : QByteArray::fromBase64(head.mid(from).split('\r').value(0));
        const qsizetype colon = login.indexOf(':');
        if (!isRight(login.left(colon), login.mid(colon + 1))) {
            client->write("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n"
                          "Proxy-Authenticate: Basic realm=\"porthole\"\r\n\r\n");
            return;
        }
    }
    const qsizetype colon = target.lastIndexOf(':');
    connectTo(client, target.left(colon), target.mid(colon + 1).toUShort(),
              "HTTP/1.1 200 Connection established\r\n\r\n",
              "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n");
}

void Socks5Proxy::converse(QTcpSocket *client, QByteArray &bytes)
{
    // A client's three messages begin with different bytes: 05 nmethods methods..., 01 ulen user
    // plen password, and 05 01 00 atyp address port, which is longer than any list of methods here.
    const auto byteAt = [&bytes](qsizetype at) { return static_cast<quint8>(bytes.at(at)); };
    if (bytes.size() < 2)
        return;
    if (byteAt(0) == 1) {
        const QByteArray user = bytes.mid(2, byteAt(1));
        const QByteArray password = bytes.mid(3 + user.size());
        bytes.clear();
        const bool right = isRight(user, password);
        client->write(right ? QByteArray("\x01\x00", 2) : QByteArray("\x01\x01", 2));
        if (!right)
            client->disconnectFromHost();
        return;
    }
    if (bytes.size() == 2 + byteAt(1) && bytes.size() < 7) {
        const char wanted = demandsLogin() ? 2 : 0;
        const bool offered = bytes.mid(2).contains(wanted);
        bytes.clear();
        client->write(QByteArray("\x05", 1) + (offered ? wanted : '\xff'));
        return;
    }
    if (bytes.size() < 7)
        return;
    const quint8 type = byteAt(3);
    const qsizetype length = type == 3 ? byteAt(4) : type == 4 ? 16 : 4;
    const qsizetype from = type == 3 ? 5 : 4;
    if (bytes.size() < from + length + 2)
        return;
    const QByteArray host = type == 1 ? QHostAddress(static_cast<quint32>(byteAt(4) << 24 | byteAt(5) << 16 |
                                                                          byteAt(6) << 8 | byteAt(7)))
                                            .toString()
                                            .toLatin1()
                                      : bytes.mid(from, length);
    const auto port = static_cast<quint16>(byteAt(from + length) << 8 | byteAt(from + length + 1));
    connectTo(client, host, port, QByteArray("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00", 10),
              QByteArray("\x05\x05\x00\x01\x00\x00\x00\x00\x00\x00", 10));
}

} // namespace porthole::test
