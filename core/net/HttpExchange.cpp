#include "core/net/HttpExchange.h"

#include "core/net/CertificateProblem.h"
#include "core/net/SocketFailure.h"

#include <QNetworkAccessManager>
#include <QSslConfiguration>
#include <QSslError>
#include <algorithm>

namespace porthole::net {

namespace {

/// What Qt may hold of an answer that we have not taken yet.
constexpr qint64 kReplyBuffer = 256 << 10;

/// Of a 401, Qt tells nothing before it has read all of it, and then hands on no more than its buffer.
constexpr qint64 kLargestRefusal = kReplyBuffer / 2;

/// The socket error that a failure of the network came from; nothing if the failure is but a status
/// (400 and up) that Qt has a number for.
std::optional<QAbstractSocket::SocketError> socketErrorOf(QNetworkReply::NetworkError error)
{
    using Reply = QNetworkReply;
    using Socket = QAbstractSocket;
    switch (error) {
    case Reply::ConnectionRefusedError:
        return Socket::ConnectionRefusedError;
    case Reply::RemoteHostClosedError:
        return Socket::RemoteHostClosedError;
    case Reply::HostNotFoundError:
        return Socket::HostNotFoundError;
    case Reply::TimeoutError:
        return Socket::SocketTimeoutError;
    case Reply::SslHandshakeFailedError:
        return Socket::SslHandshakeFailedError;
    case Reply::ProxyConnectionRefusedError:
        return Socket::ProxyConnectionRefusedError;
    case Reply::ProxyConnectionClosedError:
        return Socket::ProxyConnectionClosedError;
    case Reply::ProxyNotFoundError:
        return Socket::ProxyNotFoundError;
    case Reply::ProxyTimeoutError:
        return Socket::ProxyConnectionTimeoutError;
    case Reply::ProxyAuthenticationRequiredError:
        return Socket::ProxyAuthenticationRequiredError;
    case Reply::UnknownProxyError:
        return Socket::ProxyProtocolError;
    case Reply::TemporaryNetworkFailureError:
    case Reply::NetworkSessionFailedError:
    case Reply::UnknownNetworkError:
        return Socket::NetworkError;
    default:
        return std::nullopt;
    }
}

QNetworkReply *begin(QNetworkAccessManager &manager, const QNetworkRequest &request, const QByteArray &method,
                     const QByteArray &body)
{
    if (method == "GET" && body.isEmpty())
        return manager.get(request);
    if (method == "HEAD" && body.isEmpty())
        return manager.head(request);
    if (method == "POST")
        return manager.post(request, body);
    return manager.sendCustomRequest(request, method, body);
}

Error told(ErrorKind kind, const QString &text, const char *file = __builtin_FILE(),
           int line = __builtin_LINE())
{
    return Error::make(kind, text.toStdString(), file, line);
}

} // namespace

HttpExchange::HttpExchange(QNetworkAccessManager &manager, const QNetworkRequest &prepared,
                           const HttpRequest &request, Origin origin, Terms terms)
    : m_manager(&manager)
    , m_prepared(prepared)
    , m_method(request.method)
    , m_sent(request.body)
    , m_sink(request.sink)
    , m_quietTimeout(request.quietTimeout)
    , m_origin(std::move(origin))
    , m_terms(std::move(terms))
{}

HttpExchange::~HttpExchange()
{
    if (!m_reply)
        return;
    // Its destructor aborts it. abort() itself makes Qt warn if the answer is under way between threads.
    m_reply->disconnect(&m_wake.context());
    m_reply->deleteLater();
}

void HttpExchange::await_suspend(std::coroutine_handle<> waiting)
{
    m_wake.wait(waiting);
    m_wake.after(m_terms.wholeTimeout, [this] { timeOut(m_terms.wholeTimeout); });
    m_reply = begin(*m_manager, m_prepared, m_method, m_sent);
    m_reply->setReadBufferSize(kReplyBuffer);
    listen();
}

void HttpExchange::listen()
{
    QObject *const context = &m_wake.context();
    // The clock of connecting starts when it does: before, the request may queue behind others.
    QObject::connect(m_reply, &QNetworkReply::socketStartedConnecting, context, [this] {
        m_stage = Stage::Connecting;
        m_connecting.start(m_terms.connectTimeout);
    });
    QObject::connect(&m_connecting, &QTimer::timeout, context, [this] { timeOut(m_terms.connectTimeout); });
    QObject::connect(m_reply, &QNetworkReply::requestSent, context, [this] {
        m_connecting.stop();
        if (m_stage < Stage::Sent)
            m_stage = Stage::Sent;
        stir();
    });
    QObject::connect(&m_quiet, &QTimer::timeout, context, [this] { timeOut(*m_quietTimeout); });
    QObject::connect(m_reply, &QNetworkReply::sslErrors, context,
                     [this](const QList<QSslError> &errors) { judge(errors); });
    QObject::connect(m_reply, &QNetworkReply::metaDataChanged, context, [this] { beginAnswer(); });
    QObject::connect(m_reply, &QNetworkReply::readyRead, context, [this] { takeBody(); });
    QObject::connect(m_reply, &QNetworkReply::finished, context, [this] { finish(); });
    QObject::connect(m_reply, &QObject::destroyed, context,
                     [this] { settle(told(ErrorKind::Cancelled, QStringLiteral("the transport is gone"))); });
}

void HttpExchange::judge(const QList<QSslError> &errors)
{
    const QSslCertificate peer = m_reply->sslConfiguration().peerCertificate();
    if (m_terms.trust->accepts(m_origin.endpoint, peer)) {
        m_reply->ignoreSslErrors(errors);
        return;
    }
    ChannelClosed how = net::untrusted(m_origin.endpoint, peer, errors);
    if (!how.certificateSha256.isEmpty())
        m_untrusted = {{m_origin.endpoint, how.certificateSha256}, how.certificateProblem};
    m_tlsProblem = std::move(how.error); // Qt ends the exchange now
}

void HttpExchange::beginAnswer()
{
    m_connecting.stop();
    m_stage = Stage::Answering;
    const QByteArray announced = m_reply->rawHeader("Content-Length");
    bool isNumber = false;
    const qulonglong size = announced.toULongLong(&isNumber);
    if (isNumber && m_method != "HEAD" && size > static_cast<qulonglong>(m_terms.largestBody))
        settle(told(ErrorKind::PeerMisbehaved, QStringLiteral("%1 answered with more than %2 MiB: not read")
                                                   .arg(m_origin.toString())
                                                   .arg(m_terms.largestBody >> 20)));
}

/// Something has moved: the longest silence begins anew.
void HttpExchange::stir()
{
    if (m_quietTimeout && !m_outcome)
        m_quiet.start(*m_quietTimeout);
}

void HttpExchange::takeBody()
{
    stir();
    while (!m_outcome && m_reply->bytesAvailable() > 0) {
        const qint64 room = m_terms.largestBody - m_taken;
        const QByteArray piece = m_reply->read(std::min(room + 1, kReplyBuffer));
        m_taken += piece.size();
        if (m_taken > m_terms.largestBody) {
            m_body.clear();
            settle(told(ErrorKind::PeerMisbehaved,
                        QStringLiteral("%1 answered with more than %2 MiB: not read to the end")
                            .arg(m_origin.toString())
                            .arg(m_terms.largestBody >> 20)));
        } else if (Result<> kept = keep(piece); !kept) {
            settle(std::move(kept).error());
        }
    }
}

Result<> HttpExchange::keep(const QByteArray &piece)
{
    if (m_sink && m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 200)
        return m_sink(piece);
    m_body += piece;
    return {};
}

void HttpExchange::finish()
{
    takeBody();
    if (!m_outcome)
        settle(answer());
}

Result<HttpResponse> HttpExchange::answer()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QNetworkReply::NetworkError error = m_reply->error();
    // For Qt a status of 400 or more is an error too; the socket's errors are those that we mean.
    if (error != QNetworkReply::NoError && (status < 400 || socketErrorOf(error)))
        return failure();
    if (status < 100 || status > 599)
        return told(ErrorKind::PeerMisbehaved,
                    QStringLiteral("%1 does not answer in HTTP").arg(m_origin.toString()));
    if (status == 401 && m_body.size() > kLargestRefusal)
        return told(ErrorKind::PeerMisbehaved,
                    QStringLiteral("%1 answered a refusal that is larger than any").arg(m_origin.toString()));
    HttpResponse response{status, {}, std::move(m_body)};
    response.reason = m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString().toUtf8();
    const auto lines = m_reply->rawHeaderPairs();
    for (const auto &[name, value] : lines)
        response.headers.add(name, value);
    bool isNumber = false;
    const qlonglong announced = response.headers.value("Content-Length").toLongLong(&isNumber);
    if (isNumber && m_method != "HEAD" && status != 204 && status != 304 && announced != m_taken)
        return told(
            ErrorKind::Closed,
            QStringLiteral("%1 ended the connection in the middle of its answer").arg(m_origin.toString()));
    const QByteArray coding = response.headers.value("Content-Encoding");
    if (!coding.isEmpty() && coding.compare("identity", Qt::CaseInsensitive) != 0)
        return told(
            ErrorKind::PeerMisbehaved,
            QStringLiteral("%1 answered compressed, which was not asked for").arg(m_origin.toString()));
    return response;
}

Error HttpExchange::failure(const char *file, int line) const
{
    if (m_tlsProblem)
        return *m_tlsProblem;
    const auto socketError = socketErrorOf(m_reply->error());
    if (!socketError)
        return told(ErrorKind::PeerMisbehaved,
                    QStringLiteral("%1 does not answer in HTTP").arg(m_origin.toString()), file, line);
    SocketFailure what{.error = *socketError,
                       .wasOpen = m_stage == Stage::Answering,
                       .stage = stageText(),
                       .systemText = {}};
    // There is no signal between TCP and TLS, but only TLS can be hung up on.
    if (m_origin.secure && m_stage == Stage::Connecting &&
        *socketError == QAbstractSocket::RemoteHostClosedError)
        what.stage = QStringLiteral("TLS handshake");
    // Qt's texts tell whole URLs (tokens and all); these two are the socket's own words.
    if (*socketError == QAbstractSocket::SslHandshakeFailedError ||
        *socketError == QAbstractSocket::NetworkError)
        what.systemText = m_reply->errorString();
    return told(kindOf(what, m_terms.proxy), wordsFor(what, m_origin.endpoint, m_terms.proxy), file, line);
}

void HttpExchange::timeOut(Milliseconds after)
{
    settle(told(ErrorKind::Timeout, QStringLiteral("%1 did not answer within %2 s (%3)")
                                        .arg(m_origin.endpoint.toString())
                                        .arg(static_cast<double>(after.count()) / 1000.0)
                                        .arg(stageText())));
}

QString HttpExchange::stageText() const
{
    switch (m_stage) {
    case Stage::Waiting:
        return QStringLiteral("looking up the name");
    case Stage::Connecting:
        break;
    case Stage::Sent:
        return QStringLiteral("waiting for the answer");
    case Stage::Answering:
        return QStringLiteral("receiving the answer");
    }
    return m_terms.proxy.type() == QNetworkProxy::NoProxy
               ? QStringLiteral("connecting")
               : QStringLiteral("connecting through the proxy %1").arg(addressOf(m_terms.proxy));
}

void HttpExchange::settle(Result<HttpResponse> outcome)
{
    if (m_outcome)
        return;
    m_outcome = std::move(outcome);
    m_connecting.stop();
    m_quiet.stop();
    m_wake.soon();
}

} // namespace porthole::net
