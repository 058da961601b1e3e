#pragma once

#include "app/demo/EventLoop.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QUrlQuery>
#include <utility>

struct bufferevent;
struct evhttp;
struct evhttp_connection;
struct evhttp_request;

namespace porthole::demo {

/// A request, copied out of libevent.
struct HttpCall {
    QByteArray method;
    QString path; ///< decoded
    QUrlQuery query;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;

    /// The first header of that name, case disregarded; empty if there is none.
    QByteArray header(const char *name) const;
    /// A query item's value, decoded.
    QString item(const char *name) const;
};

struct HttpReply {
    int status = 200;
    QByteArray body{};
    QByteArray contentType = QByteArrayLiteral("application/json");
    QList<std::pair<QByteArray, QByteArray>> headers{};

    static HttpReply json(int status, const QJsonObject &body);
};

/// A connection that HTTP has let go of after an upgrade: bytes, both ways. Destroying it closes it.
/// The server must outlive it.
class UpgradedConnection {
public:
    explicit UpgradedConnection(evhttp_connection *connection)
        : m_connection(connection)
    {}
    UpgradedConnection(UpgradedConnection &&other) noexcept
        : m_connection(std::exchange(other.m_connection, nullptr))
    {}
    UpgradedConnection &operator=(UpgradedConnection &&) = delete;
    ~UpgradedConnection();

    bufferevent *buffer() const;

private:
    evhttp_connection *m_connection;
};

/// HTTP on a port of its own of 127.0.0.1, within limits: 256 KiB a body, 32 KiB of headers, 60 s of
/// silence. A Host other than this computer's is refused, so that no web page reaches it by a name of its
/// own (DNS rebinding).
class HttpServer {
public:
    using Answer = std::function<HttpReply(const HttpCall &)>;
    /// Asked first if there is an Upgrade header: true if it took the connection over.
    using Upgrade = std::function<bool(const HttpCall &, evhttp_request *)>;

    /// Errors: Unavailable (no port).
    static Result<std::unique_ptr<HttpServer>> listen(EventLoop &loop, Answer answer, Upgrade upgrade = {});
    ~HttpServer();
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    /// "http://127.0.0.1:40123"
    const QString &address() const { return m_address; }

    /// The connection of a request that is to be answered no further. Only from within Upgrade.
    static UpgradedConnection takeOver(evhttp_request *request);

private:
    HttpServer() = default;
    void serve(evhttp_request *request);

    evhttp *m_http = nullptr;
    QString m_address;
    Answer m_answer;
    Upgrade m_upgrade;
};

} // namespace porthole::demo
