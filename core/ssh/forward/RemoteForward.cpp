#include "core/ssh/forward/RemoteForward.h"

#include "core/model/TunnelText.h"

#include <QNetworkProxy>
#include <QTcpSocket>
#include <QTimer>

#include <fcntl.h>

namespace porthole::ssh {

RemoteForward::RemoteForward(SshConnection &connection, Tunnel tunnel)
    : Forward(connection)
    , m_tunnel(std::move(tunnel))
{}

void RemoteForward::start()
{
    m_listener = connection().listen(m_tunnel.bind, m_tunnel.port);
    connect(m_listener.get(), &SshListener::listening, this, &Forward::listening);
    connect(m_listener.get(), &SshListener::ended, this, &Forward::failed);
    connect(m_listener.get(), &SshListener::came, this, &RemoteForward::take);
}

void RemoteForward::stop()
{
    m_listener.reset();
    Forward::stop();
}

/// What the caller says while the target is still being connected to waits with the splice.
void RemoteForward::take()
{
    while (auto channel = m_listener->next()) {
        if (hasRoom())
            connectToTarget(*add(std::move(channel)));
    }
}

/// A QTcpSocket knows how to find a host and which of its addresses answers; once it is connected, only its
/// descriptor is of use.
void RemoteForward::connectToTarget(Splice &splice)
{
    auto *socket = new QTcpSocket(&splice);
    socket->setProxy(QNetworkProxy::NoProxy);
    const auto give = [&splice, socket, target = targetText(m_tunnel)](const QString &why) {
        socket->disconnect(&splice);
        socket->deleteLater();
        splice.fail(Error::make(ErrorKind::Unreachable, (target + QStringLiteral(": ") + why).toStdString()));
    };
    connect(socket, &QTcpSocket::errorOccurred, &splice, [give, socket] { give(socket->errorString()); });
    QTimer::singleShot(kPatience, socket, [give] { give(QStringLiteral("no answer in time")); });
    connect(socket, &QTcpSocket::connected, &splice, [give, &splice, socket] {
        OwnedFd descriptor(::fcntl(static_cast<int>(socket->socketDescriptor()), F_DUPFD_CLOEXEC, 0));
        if (!descriptor.valid())
            return give(QStringLiteral("no descriptors left"));
        socket->disconnect(&splice);
        splice.attach(std::move(descriptor), socket->readAll());
        socket->abort(); // its own descriptor, and no more
        socket->deleteLater();
    });
    socket->connectToHost(m_tunnel.host, m_tunnel.hostPort);
}

} // namespace porthole::ssh
