#include "core/net/SocketFailure.h"

#include "core/base/DisplayText.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace porthole::net {

namespace {

QString shown(const QString &fromOutside)
{
    return QString::fromStdString(displayText(fromOutside.toStdString(), 200));
}

void setTcpOption(int descriptor, int option, int value)
{
    // Best effort: a kernel or proxy engine without the option leaves detection to the protocol above.
    (void)setsockopt(descriptor, IPPROTO_TCP, option, &value, sizeof value);
}

} // namespace

ErrorKind kindOf(const SocketFailure &failure, const QNetworkProxy &proxy)
{
    using Socket = QAbstractSocket;
    switch (failure.error) {
    case Socket::ProxyAuthenticationRequiredError:
        return ErrorKind::AuthRejected;
    case Socket::SocketTimeoutError:
    case Socket::ProxyConnectionTimeoutError:
        return ErrorKind::Timeout;
    case Socket::SslHandshakeFailedError:
    case Socket::SslInternalError:
    case Socket::SslInvalidUserDataError:
        return ErrorKind::Tls;
    case Socket::ProxyProtocolError:
        return ErrorKind::PeerMisbehaved;
    case Socket::SocketAccessError:
        if (proxy.type() != QNetworkProxy::NoProxy)
            return ErrorKind::Forbidden;
        break;
    default:
        break;
    }
    if (failure.wasOpen)
        return ErrorKind::Closed;
    if (failure.error == Socket::RemoteHostClosedError && failure.stage == u"TLS handshake")
        return ErrorKind::Tls;
    return ErrorKind::Unreachable;
}

QString wordsFor(const SocketFailure &failure, const Endpoint &peer, const QNetworkProxy &proxy)
{
    using Socket = QAbstractSocket;
    const QString host = peer.toString();
    const QString via = addressOf(proxy);
    switch (failure.error) {
    case Socket::ConnectionRefusedError:
        return QStringLiteral("%1 refused the connection").arg(host);
    case Socket::HostNotFoundError:
        return QStringLiteral("there is no host named %1").arg(peer.host);
    case Socket::RemoteHostClosedError:
        return failure.wasOpen ? QStringLiteral("%1 ended the connection").arg(host)
                               : QStringLiteral("%1 ended the connection (%2)").arg(host, failure.stage);
    case Socket::SocketTimeoutError:
        return failure.wasOpen ? QStringLiteral("%1 no longer answers: the line is dead").arg(host)
                               : QStringLiteral("%1 did not answer (%2)").arg(host, failure.stage);
    case Socket::ProxyAuthenticationRequiredError:
        return QStringLiteral("the proxy %1 did not accept the user name and password given for it").arg(via);
    case Socket::ProxyConnectionRefusedError:
        return QStringLiteral("the proxy %1 refused the connection").arg(via);
    case Socket::ProxyConnectionClosedError:
        return QStringLiteral("the proxy %1 ended the connection").arg(via);
    case Socket::ProxyNotFoundError:
        return QStringLiteral("there is no host named %1, which is to be the proxy").arg(proxy.hostName());
    case Socket::ProxyConnectionTimeoutError:
        return QStringLiteral("the proxy %1 did not answer").arg(via);
    case Socket::ProxyProtocolError:
        return QStringLiteral("the proxy %1 answered what a proxy does not: %2")
            .arg(via, shown(failure.systemText));
    case Socket::SocketAccessError:
        if (proxy.type() != QNetworkProxy::NoProxy)
            return QStringLiteral("the proxy %1 does not allow a connection to %2").arg(via, host);
        break;
    case Socket::SslHandshakeFailedError:
    case Socket::SslInternalError:
    case Socket::SslInvalidUserDataError:
        return QStringLiteral("TLS with %1 failed: %2").arg(host, shown(failure.systemText));
    default:
        break;
    }
    return QStringLiteral("%1: %2").arg(host, shown(failure.systemText));
}

QString addressOf(const QNetworkProxy &proxy) { return Endpoint{proxy.hostName(), proxy.port()}.toString(); }

void tuneLine(QAbstractSocket &socket)
{
    socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket.setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    const auto descriptor = static_cast<int>(socket.socketDescriptor());
    if (descriptor < 0)
        return;
    setTcpOption(descriptor, TCP_KEEPIDLE, 20);
    setTcpOption(descriptor, TCP_KEEPINTVL, 10);
    setTcpOption(descriptor, TCP_KEEPCNT, 3);
    setTcpOption(descriptor, TCP_USER_TIMEOUT, 30000);
}

} // namespace porthole::net
