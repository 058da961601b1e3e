#include "tests/session/ConsoleProxyDouble.h"

#include <memory>

namespace porthole::test {

namespace {

QByteArray tokenIn(const QByteArray &head)
{
    const QByteArray target = head.left(head.indexOf('\r')).split(' ').value(1);
    return target.mid(target.lastIndexOf("token=") + 6);
}

} // namespace

ConsoleProxyDouble::ConsoleProxyDouble(quint16 target)
    : m_target(target)
{
    restart();
}

QByteArray ConsoleProxyDouble::pageFor(const QByteArray &token) const
{
    return "http://" + m_name + ':' + QByteArray::number(m_port) + "/vnc_lite.html?path=%3Ftoken%3D" + token;
}

void ConsoleProxyDouble::restart()
{
    if (!listen(QHostAddress::LocalHost, m_port))
        qFatal("%s", qPrintable(errorString()));
    m_port = serverPort();
}

void ConsoleProxyDouble::stop()
{
    close();
    dropAll();
}

void ConsoleProxyDouble::dropAll()
{
    const auto clients = std::exchange(m_clients, {});
    for (const auto &client : clients) {
        if (client)
            client->abort();
    }
}

int ConsoleProxyDouble::openConsoles() const
{
    return static_cast<int>(std::count_if(m_clients.begin(), m_clients.end(), [](const auto &client) {
        return client && client->state() == QAbstractSocket::ConnectedState;
    }));
}

void ConsoleProxyDouble::incomingConnection(qintptr descriptor)
{
    ++m_connections;
    auto *const client = new QTcpSocket(this);
    client->setSocketDescriptor(descriptor);
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    if (m_slams) {
        client->abort();
        client->deleteLater();
        return;
    }
    m_clients << client;
    auto head = std::make_shared<QByteArray>();
    connect(client, &QTcpSocket::readyRead, client, [this, client, head] {
        *head += client->readAll();
        if (head->contains("\r\n\r\n"))
            upgrade(client, *head);
    });
}

void ConsoleProxyDouble::upgrade(QTcpSocket *client, QByteArray &head)
{
    client->disconnect(SIGNAL(readyRead()));
    m_tokens << tokenIn(head);
    client->write(wire::switchingProtocols(head));
    if (m_known.contains(m_tokens.last()))
        pipe(client);
    else
        client->disconnectFromHost();
}

void ConsoleProxyDouble::pipe(QTcpSocket *client)
{
    auto *const server = new QTcpSocket(client);
    auto fromClient = std::make_shared<QByteArray>();
    connect(client, &QTcpSocket::readyRead, server, [client, server, fromClient] {
        *fromClient += client->readAll();
        const auto frames = wire::takeFrames(*fromClient);
        for (const wire::Frame &frame : frames) {
            if (frame.opcode == wire::Binary)
                server->write(frame.payload);
            else if (frame.opcode == wire::Close)
                client->disconnectFromHost();
        }
    });
    connect(server, &QTcpSocket::readyRead, client,
            [client, server] { client->write(wire::frame(wire::Binary, server->readAll())); });
    connect(server, &QTcpSocket::disconnected, client, [client] {
        if (client->state() != QAbstractSocket::ConnectedState)
            return;
        client->write(wire::closeFrame(1000, "Target closed"));
        client->disconnectFromHost();
    });
    connect(client, &QTcpSocket::disconnected, server, [server] { server->abort(); });
    server->connectToHost(QHostAddress::LocalHost, m_target);
}

} // namespace porthole::test
