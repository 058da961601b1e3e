#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QPointer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>
#include <functional>
#include <optional>

namespace porthole::test {

/// A request as it came over the wire.
struct SeenRequest {
    QByteArray method;
    QByteArray target; ///< path and query
    QByteArray head;   ///< the whole head, request line included
    QByteArray body;

    /// "GET /v3/auth/tokens", the query left out.
    QByteArray route() const { return method + ' ' + target.split('?').first(); }
    QByteArray header(const QByteArray &name) const;
};

/// What the double does with a request.
struct HttpAnswer {
    QByteArray bytes;    ///< status line, head and body
    qint64 filler = 0;   ///< so many more bytes of body after it, made as they are sent
    bool hold = false;   ///< says nothing; release() answers after all
    bool hangUp = false; ///< ends the connection afterwards

    static HttpAnswer status(int code, const QByteArray &body = {}, const QByteArrayList &headers = {});
    static HttpAnswer json(int code, const QByteArray &body, const QByteArrayList &headers = {});
    static HttpAnswer redirect(int code, const QByteArray &location);
    static HttpAnswer raw(const QByteArray &bytes, bool hangUp = true);
    static HttpAnswer silence();
};

/// An HTTP/1.1 server on a free port of 127.0.0.1 that does as a test says and notes what it saw.
class HttpDouble : public QTcpServer {
    Q_OBJECT
public:
    using Handler = std::function<HttpAnswer(const SeenRequest &)>;

    HttpDouble();
    /// Over TLS, with this server certificate and key in the configuration.
    explicit HttpDouble(const QSslConfiguration &tls);

    /// "http://127.0.0.1:port" and the path.
    bool isSecure() const { return m_tls.has_value(); }
    QUrl url(const QString &path = {}, const QString &host = QStringLiteral("127.0.0.1")) const;

    /// Answers of a route ("GET /v3"): one after the other, the last one for good.
    void on(const QByteArray &route, QList<HttpAnswer> answers) { m_scripts[route] = std::move(answers); }
    void on(const QByteArray &route, HttpAnswer answer) { m_scripts[route] = {std::move(answer)}; }
    void dropScript(const QByteArray &route) { m_scripts.remove(route); }
    /// For routes without answers; 404 else.
    void otherwise(Handler handler) { m_handler = std::move(handler); }
    /// From the request of this number on (counted from 0), all are held.
    void holdFrom(int number) { m_holdFrom = number; }

    const QList<SeenRequest> &requests() const { return m_requests; }
    int count(const QByteArray &route) const;
    int connections() const { return m_connections; }
    int openConnections() const;
    qint64 bytesSent() const { return m_bytesSent; }
    /// All that clients sent, head and body.
    const QByteArray &everything() const { return m_everything; }
    /// What the last client over TLS showed, if it was asked.
    QSslCertificate lastPeerCertificate() const { return m_peerCertificate; }
    void forget() { m_requests.clear(); }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void take(QTcpSocket *client, QByteArray &bytes);
    HttpAnswer answerTo(const SeenRequest &request);
    void send(QTcpSocket *client, const HttpAnswer &answer);
    void sendFiller(QTcpSocket *client, qint64 &left, bool hangUp);

    std::optional<QSslConfiguration> m_tls;
    QHash<QByteArray, QList<HttpAnswer>> m_scripts;
    Handler m_handler;
    std::optional<int> m_holdFrom;
    QList<SeenRequest> m_requests;
    QList<QPointer<QTcpSocket>> m_clients;
    QByteArray m_everything;
    QSslCertificate m_peerCertificate;
    int m_connections = 0;
    qint64 m_bytesSent = 0;
};

} // namespace porthole::test
