#include "tests/support/HttpDouble.h"

#include <QHostAddress>
#include <QSslSocket>
#include <algorithm>
#include <memory>

namespace porthole::test {

namespace {

constexpr qint64 kFillerPiece = 64 << 10;

} // namespace

QByteArray SeenRequest::header(const QByteArray &name) const
{
    const auto lines = head.split('\n');
    for (const QByteArray &line : lines) {
        const auto colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).trimmed().compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

HttpAnswer HttpAnswer::status(int code, const QByteArray &body, const QByteArrayList &headers)
{
    HttpAnswer answer;
    answer.bytes = "HTTP/1.1 " + QByteArray::number(code) + " Said\r\n";
    for (const QByteArray &header : headers)
        answer.bytes += header + "\r\n";
    if (code != 204)
        answer.bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    answer.bytes += "\r\n" + body;
    return answer;
}

HttpAnswer HttpAnswer::json(int code, const QByteArray &body, const QByteArrayList &headers)
{
    return status(code, body, headers + QByteArrayList{"Content-Type: application/json"});
}

HttpAnswer HttpAnswer::redirect(int code, const QByteArray &location)
{
    return status(code, "moved", {"Location: " + location});
}

HttpAnswer HttpAnswer::raw(const QByteArray &bytes, bool hangUp)
{
    HttpAnswer answer;
    answer.bytes = bytes;
    answer.hangUp = hangUp;
    return answer;
}

HttpAnswer HttpAnswer::silence()
{
    HttpAnswer answer;
    answer.hold = true;
    return answer;
}

HttpDouble::HttpDouble() { listen(QHostAddress::LocalHost); }

HttpDouble::HttpDouble(const QSslConfiguration &tls)
    : m_tls(tls)
{
    listen(QHostAddress::LocalHost);
}

QUrl HttpDouble::url(const QString &path, const QString &host) const
{
    QUrl url;
    url.setScheme(m_tls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(host);
    url.setPort(serverPort());
    url.setPath(path.section(u'?', 0, 0));
    if (path.contains(u'?'))
        url.setQuery(path.section(u'?', 1));
    return url;
}

int HttpDouble::count(const QByteArray &route) const
{
    return static_cast<int>(std::count_if(m_requests.begin(), m_requests.end(),
                                          [&](const SeenRequest &seen) { return seen.route() == route; }));
}

int HttpDouble::openConnections() const
{
    return static_cast<int>(std::count_if(m_clients.begin(), m_clients.end(), [](const auto &client) {
        return client && client->state() == QAbstractSocket::ConnectedState;
    }));
}

void HttpDouble::incomingConnection(qintptr descriptor)
{
    ++m_connections;
    QTcpSocket *client = nullptr;
    if (m_tls) {
        auto *const secured = new QSslSocket(this);
        client = secured;
        secured->setSocketDescriptor(descriptor);
        secured->setSslConfiguration(*m_tls);
        connect(secured, &QSslSocket::encrypted, this,
                [this, secured] { m_peerCertificate = secured->peerCertificate(); });
        secured->startServerEncryption();
    } else {
        client = new QTcpSocket(this);
        client->setSocketDescriptor(descriptor);
    }
    m_clients << client;
    auto bytes = std::make_shared<QByteArray>();
    connect(client, &QTcpSocket::readyRead, this, [this, client, bytes] {
        const QByteArray piece = client->readAll();
        m_everything += piece;
        *bytes += piece;
        take(client, *bytes);
    });
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
}

void HttpDouble::take(QTcpSocket *client, QByteArray &bytes)
{
    for (;;) {
        const auto end = bytes.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        SeenRequest request;
        request.head = bytes.left(end + 2);
        const auto words = request.head.left(request.head.indexOf('\r')).split(' ');
        request.method = words.value(0);
        request.target = words.value(1);
        const auto length = request.header("Content-Length").toLongLong();
        if (bytes.size() < end + 4 + length)
            return;
        request.body = bytes.mid(end + 4, length);
        bytes.remove(0, end + 4 + length);
        const bool held = m_holdFrom && m_requests.size() >= *m_holdFrom;
        const HttpAnswer answer = held ? HttpAnswer::silence() : answerTo(request);
        m_requests << request;
        send(client, answer);
    }
}

HttpAnswer HttpDouble::answerTo(const SeenRequest &request)
{
    const auto script = m_scripts.find(request.route());
    if (script != m_scripts.end())
        return script->size() > 1 ? script->takeFirst() : script->first();
    return m_handler ? m_handler(request) : HttpAnswer::status(404);
}

void HttpDouble::send(QTcpSocket *client, const HttpAnswer &answer)
{
    if (answer.hold)
        return;
    client->write(answer.bytes);
    m_bytesSent += answer.bytes.size();
    if (answer.filler > 0) {
        auto left = std::make_shared<qint64>(answer.filler);
        connect(client, &QTcpSocket::bytesWritten, this,
                [this, client, left, hangUp = answer.hangUp] { sendFiller(client, *left, hangUp); });
        sendFiller(client, *left, answer.hangUp);
    } else if (answer.hangUp) {
        client->disconnectFromHost();
    }
}

void HttpDouble::sendFiller(QTcpSocket *client, qint64 &left, bool hangUp)
{
    if (left <= 0 || client->bytesToWrite() > kFillerPiece)
        return;
    const qint64 size = std::min(left, kFillerPiece);
    left -= size;
    m_bytesSent += size;
    client->write(QByteArray(size, 'x'));
    if (left == 0 && hangUp)
        client->disconnectFromHost();
}

} // namespace porthole::test
