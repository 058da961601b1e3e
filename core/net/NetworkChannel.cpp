#include "core/net/NetworkChannel.h"

#include "core/net/CertificateProblem.h"
#include "core/net/SocketFailure.h"

#include <QSslSocket>

namespace porthole::net {

namespace {

/// How long a goodbye may wait for a peer that does not read.
constexpr Milliseconds kGoodbye{100};

} // namespace

NetworkChannel::NetworkChannel(ConsoleRoute route, const ChannelOptions &options)
    : m_route(std::move(route))
    , m_options(options)
    , m_proxy(options.proxies.proxyFor(m_route))
{
    m_deadline.setSingleShot(true);
}

bool NetworkChannel::isSecure() const
{
    return m_route.transport == Transport::Tls || m_route.transport == Transport::SecureWebSocket;
}

void NetworkChannel::open()
{
    if (m_phase != Phase::Idle)
        return;
    m_phase = Phase::Opening;
    if (m_proxy.type() != QNetworkProxy::NoProxy && (m_proxy.hostName().isEmpty() || m_proxy.port() == 0)) {
        end(ErrorKind::Usage, QStringLiteral("the proxy that the environment names for %1 is not understood: "
                                             "http://, socks5:// and socks5h:// addresses are")
                                  .arg(m_route.endpoint.toString()));
        return;
    }
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        end(ErrorKind::Timeout, QStringLiteral("%1 did not answer within %2 s (%3)")
                                    .arg(m_route.endpoint.toString())
                                    .arg(static_cast<double>(m_options.openTimeout.count()) / 1000.0)
                                    .arg(stage()));
    });
    m_deadline.start(m_options.openTimeout);
    start();
}

void NetworkChannel::write(ByteView bytes)
{
    if (m_phase == Phase::Open)
        expectAReader();
    if (m_phase == Phase::Open)
        send(bytes);
    else if (m_phase < Phase::Open)
        append(m_early, bytes);
}

void NetworkChannel::close()
{
    const bool farewell = m_phase == Phase::Open;
    m_phase = Phase::Ended;
    m_deadline.disconnect(this);
    m_deadline.stop();
    if (!farewell) {
        release();
        return;
    }
    connect(&m_deadline, &QTimer::timeout, this, [this] { release(); });
    m_deadline.start(kGoodbye);
    sayGoodbye();
}

qint64 NetworkChannel::bytesToWrite() const
{
    if (m_phase == Phase::Open)
        return unsent();
    return m_phase < Phase::Open ? static_cast<qint64>(m_early.size()) : 0;
}

void NetworkChannel::nowOpen()
{
    if (m_phase != Phase::Opening)
        return;
    m_deadline.stop();
    m_phase = Phase::Open;
    m_wasOpen = true;
    if (!m_early.empty())
        send(std::exchange(m_early, {}));
    Q_EMIT opened();
}

void NetworkChannel::deliver(ByteView bytes)
{
    if (m_phase != Phase::Open || bytes.empty())
        return;
    m_bytesReceived += bytes.size();
    Q_EMIT received(bytes);
}

void NetworkChannel::expectAReader()
{
    if (unsent() > kUnsentLimit)
        end(ErrorKind::PeerMisbehaved,
            QStringLiteral("%1 does not read what is sent to it").arg(m_route.endpoint.toString()));
}

void NetworkChannel::end(ChannelClosed how)
{
    if (m_phase >= Phase::Ending)
        return;
    m_phase = Phase::Ending;
    m_deadline.stop();
    m_how = std::move(how);
    m_how.wasOpen = m_wasOpen;
    m_how.bytesReceived = m_bytesReceived;
    QMetaObject::invokeMethod(
        this, [this] { finish(); }, Qt::QueuedConnection);
}

void NetworkChannel::end(ErrorKind kind, const QString &detail, const char *file, int line)
{
    ChannelClosed how;
    how.error = Error::make(kind, detail.toStdString(), file, line);
    end(std::move(how));
}

void NetworkChannel::finish()
{
    if (m_phase != Phase::Ending)
        return; // closed in between
    m_phase = Phase::Ended;
    release();
    const ChannelClosed how = std::move(m_how);
    Q_EMIT closed(how); // last: its receiver may delete this
}

void NetworkChannel::judge(QSslSocket &socket, const QList<QSslError> &errors)
{
    if (m_options.trust.accepts(m_route.endpoint, socket.peerCertificate())) {
        socket.ignoreSslErrors(errors);
        return;
    }
    end(untrusted(m_route.endpoint, socket.peerCertificate(), errors));
}

void NetworkChannel::fail(int socketError, const char *file, int line)
{
    QAbstractSocket *const at = socket();
    const SocketFailure failure{.error = static_cast<QAbstractSocket::SocketError>(socketError),
                                .wasOpen = m_wasOpen,
                                .stage = stage(),
                                .systemText = at ? at->errorString() : QString()};
    end(kindOf(failure, m_proxy), wordsFor(failure, m_route.endpoint, m_proxy), file, line);
}

QString NetworkChannel::stage() const
{
    const QAbstractSocket *const at = socket();
    const bool proxied = m_proxy.type() != QNetworkProxy::NoProxy;
    if (!at || at->state() == QAbstractSocket::UnconnectedState ||
        at->state() == QAbstractSocket::ConnectingState)
        return proxied ? QStringLiteral("connecting through the proxy %1").arg(addressOf(m_proxy))
                       : QStringLiteral("connecting");
    if (at->state() == QAbstractSocket::HostLookupState)
        return proxied ? QStringLiteral("looking up the name of the proxy %1").arg(addressOf(m_proxy))
                       : QStringLiteral("looking up the name");
    const auto *const tls = qobject_cast<const QSslSocket *>(at);
    if (isSecure() && tls && !tls->isEncrypted())
        return QStringLiteral("TLS handshake");
    return QStringLiteral("answer to the WebSocket upgrade");
}

} // namespace porthole::net
