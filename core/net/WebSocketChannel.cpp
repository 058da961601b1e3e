#include "core/net/WebSocketChannel.h"

#include "core/base/DisplayText.h"
#include "core/net/SocketFailure.h"
#include "core/net/UpgradeAnswer.h"

#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QUrl>
#include <QWebSocketHandshakeOptions>
#include <algorithm>

namespace porthole::net {

namespace {

/// SEC-02. A frame must fit into the read buffer whole: Qt waits for all of it, and waits for ever
/// for one that does not.
constexpr quint64 kFrameLimit = 1 << 20;
constexpr quint64 kMessageLimit = 16 << 20;
static_assert(kFrameLimit < quint64(kReadBuffer));

/// Of an HTTP answer that is no upgrade: enough for the status line.
constexpr qint64 kAnswerShown = 1024;

/// RFC 9112 section 3.2.1, origin-form: what QUrl must not be left to mend.
bool isTarget(const QByteArray &target)
{
    return target.startsWith('/') && std::all_of(target.begin(), target.end(), [](char byte) {
               return byte > ' ' && byte < '\x7f' && byte != '#';
           });
}

/// Composed as text: QUrl::setPath() would encode the '?' of the request target. QUrl writes what is
/// in RFC 3986's normal form as it is; lower-case hex digits and needlessly encoded letters it
/// normalises (%3d to %3D, %61 to a), which names the same resource (section 6.2.2).
QUrl urlOf(const ConsoleRoute &route)
{
    const bool secure = route.transport == Transport::SecureWebSocket;
    QUrl url = QUrl::fromEncoded("ws://host" + route.requestTarget, QUrl::TolerantMode);
    url.setScheme(secure ? QStringLiteral("wss") : QStringLiteral("ws"));
    url.setHost(route.endpoint.host);
    // A browser's Host header leaves the usual port out, and so do virtual hosts.
    if (route.endpoint.port != (secure ? 443 : 80))
        url.setPort(route.endpoint.port);
    return url;
}

/// The TCP or TLS socket that QWebSocket made for itself in open().
QAbstractSocket *carrierOf(const QWebSocket *socket)
{
    return socket->findChild<QAbstractSocket *>(QString(), Qt::FindDirectChildrenOnly);
}

} // namespace

WebSocketChannel::WebSocketChannel(ConsoleRoute route, const ChannelOptions &options)
    : NetworkChannel(std::move(route), options)
    , m_silence(options.pingAfter, options.pongWithin)
{}

WebSocketChannel::~WebSocketChannel() { release(); }

void WebSocketChannel::start()
{
    const QUrl url = urlOf(route());
    if (!isTarget(route().requestTarget) || !url.isValid()) {
        refuseTarget();
        return;
    }
    m_socket.reset(new QWebSocket); // without an Origin, which a console proxy takes; a wrong one it does not
    limit();
    listen();
    m_socket->setProxy(proxy());
    if (isSecure())
        m_socket->setSslConfiguration(options().trust.configuration());
    QWebSocketHandshakeOptions handshake;
    handshake.setSubprotocols({QStringLiteral("binary")});
    m_socket->open(QNetworkRequest(url), handshake);
    m_carrier = carrierOf(m_socket.get());
    if (m_carrier)
        listenToCarrier();
}

void WebSocketChannel::refuseTarget()
{
    end(ErrorKind::Usage, QStringLiteral("the address on %1 is not one that a WebSocket request can carry")
                              .arg(route().endpoint.toString()));
}

void WebSocketChannel::limit()
{
    m_socket->setReadBufferSize(kReadBuffer);
    m_socket->setMaxAllowedIncomingFrameSize(kFrameLimit);
    m_socket->setMaxAllowedIncomingMessageSize(kMessageLimit);
    // Qt ends a connection whose first frame pauses for 5 s midway (and no later frame). A slow line
    // does that; a dead one is m_silence's to find.
    const auto timers = m_socket->findChildren<QTimer *>();
    for (QTimer *timer : timers)
        timer->setInterval(options().pingAfter + 2 * options().pongWithin);
}

void WebSocketChannel::listen()
{
    QWebSocket *const socket = m_socket.get();
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(socket, &QWebSocket::errorOccurred, this, &WebSocketChannel::failed);
#else
    connect(socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
            &WebSocketChannel::failed);
#endif
    connect(socket, &QWebSocket::connected, this, [this] {
        if (m_carrier)
            m_carrier->commitTransaction();
        m_silence.start();
        nowOpen();
    });
    connect(socket, &QWebSocket::aboutToClose, this, &WebSocketChannel::closing);
    // An error that says more may follow it.
    connect(
        socket, &QWebSocket::disconnected, this, [this] { fail(QAbstractSocket::RemoteHostClosedError); },
        Qt::QueuedConnection);
    connect(socket, &QWebSocket::binaryFrameReceived, this, &WebSocketChannel::frame);
    connect(socket, &QWebSocket::textFrameReceived, this, [this] {
        end(ErrorKind::PeerMisbehaved,
            QStringLiteral("%1 sent a text frame; a console's are binary").arg(route().endpoint.toString()));
    });
    connect(&m_silence, &SilenceWatch::silent, socket, [socket] { socket->ping(); });
    connect(&m_silence, &SilenceWatch::dead, this, [this] {
        end(ErrorKind::Timeout,
            QStringLiteral("%1 no longer answers: the line is dead").arg(route().endpoint.toString()));
    });
}

void WebSocketChannel::listenToCarrier()
{
    connect(m_carrier, &QAbstractSocket::connected, this, [this] {
        tuneLine(*m_carrier);
        // What QWebSocket reads of the HTTP answer stays readable: its own words for a refusal
        // leave the status out or translate it.
        m_carrier->startTransaction();
    });
    connect(m_carrier, &QAbstractSocket::readyRead, this, [this] {
        if (!isOpen())
            return;
        m_silence.heard();
        expectAReader(); // of the pongs that QWebSocket answers pings with
    });
    if (auto *const tls = qobject_cast<QSslSocket *>(m_carrier.data()))
        connect(tls, &QSslSocket::sslErrors, this,
                [this, tls](const QList<QSslError> &errors) { judge(*tls, errors); });
}

void WebSocketChannel::failed(QAbstractSocket::SocketError error)
{
    if (!carrierOf(m_socket.get())) {
        refuseTarget(); // QWebSocket found a line break in it, and did not connect
        return;
    }
    if (isOpening() && m_carrier && m_carrier->state() == QAbstractSocket::ConnectedState &&
        error == QAbstractSocket::ConnectionRefusedError) {
        // QWebSocket's way to say that the HTTP answer is not what it wants.
        m_carrier->rollbackTransaction();
        end(refusedUpgrade(route().endpoint, m_carrier->peek(kAnswerShown)));
        return;
    }
    fail(error);
}

void WebSocketChannel::closing()
{
    if (!isOpen())
        return;
    ChannelClosed how;
    how.closeCode = m_socket->closeCode();
    const std::string host = route().endpoint.toString().toStdString();
    const std::string reason = displayText(m_socket->closeReason().toStdString(), 200);
    const std::string quoted = reason.empty() ? std::string() : " (" + reason + ")";
    switch (how.closeCode) {
    case QWebSocketProtocol::CloseCodeTooMuchData:
        how.error = Error::make(ErrorKind::PeerMisbehaved,
                                host + (quint64(m_messageSize) > kMessageLimit - kFrameLimit
                                            ? " sent a WebSocket message over the 16 MiB limit"
                                            : " sent a WebSocket frame over the 1 MiB limit"));
        break;
    case QWebSocketProtocol::CloseCodeProtocolError:
    case QWebSocketProtocol::CloseCodeWrongDatatype:
        how.error = Error::make(ErrorKind::PeerMisbehaved,
                                host + " and we do not agree on the WebSocket protocol, code " +
                                    std::to_string(how.closeCode) + quoted);
        break;
    default:
        how.orderly = true;
        how.error = Error::make(ErrorKind::Closed, host + " closed the WebSocket with code " +
                                                       std::to_string(how.closeCode) + quoted);
        break;
    }
    end(std::move(how));
}

void WebSocketChannel::frame(const QByteArray &payload, bool last)
{
    m_messageSize = last ? 0 : m_messageSize + payload.size();
    deliver(viewOf({payload.constData(), static_cast<std::size_t>(payload.size())}));
}

void WebSocketChannel::send(ByteView bytes)
{
    if (!bytes.empty())
        m_socket->sendBinaryMessage(
            QByteArray(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size())));
}

qint64 WebSocketChannel::unsent() const { return m_socket->bytesToWrite(); }

void WebSocketChannel::sayGoodbye()
{
    m_silence.stop();
    m_socket->disconnect(this);
    // Not from inside of the socket, which may tell it at once.
    connect(m_socket.get(), &QWebSocket::disconnected, this, &WebSocketChannel::release,
            Qt::QueuedConnection);
    m_socket->close(QWebSocketProtocol::CloseCodeNormal);
}

void WebSocketChannel::release()
{
    m_silence.stop();
    if (m_carrier)
        m_carrier->disconnect(this);
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket.reset();
}

} // namespace porthole::net
