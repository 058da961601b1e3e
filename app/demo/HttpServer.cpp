#include "app/demo/HttpServer.h"

#include <QJsonDocument>
#include <QUrl>
#include <arpa/inet.h>
#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/http.h>
#include <event2/keyvalq_struct.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace porthole::demo {

namespace {

constexpr ev_ssize_t kBodyLimit = 256 * 1024, kHeadersLimit = 32 * 1024; // bytes
constexpr int kSilence = 60;                                             // seconds

QByteArray methodOf(evhttp_request *request)
{
    switch (evhttp_request_get_command(request)) {
    case EVHTTP_REQ_GET:
        return QByteArrayLiteral("GET");
    case EVHTTP_REQ_HEAD:
        return QByteArrayLiteral("HEAD");
    case EVHTTP_REQ_POST:
        return QByteArrayLiteral("POST");
    case EVHTTP_REQ_DELETE:
        return QByteArrayLiteral("DELETE");
    default:
        return QByteArrayLiteral("?"); // setup() lets none of them in
    }
}

HttpCall callOf(evhttp_request *request)
{
    HttpCall call;
    call.method = methodOf(request);
    if (const evhttp_uri *uri = evhttp_request_get_evhttp_uri(request)) {
        call.path = QUrl::fromPercentEncoding(QByteArray(evhttp_uri_get_path(uri)));
        call.query = QUrlQuery(QString::fromLatin1(evhttp_uri_get_query(uri)));
    }
    const evkeyvalq *headers = evhttp_request_get_input_headers(request);
    for (const evkeyval *header = headers->tqh_first; header; header = header->next.tqe_next)
        call.headers.append({QByteArray(header->key), QByteArray(header->value)});
    evbuffer *body = evhttp_request_get_input_buffer(request);
    call.body.resize(static_cast<qsizetype>(evbuffer_get_length(body)));
    evbuffer_remove(body, call.body.data(), static_cast<std::size_t>(call.body.size()));
    return call;
}

/// The reason is the status' own; clients do not read it.
void send(evhttp_request *request, const HttpReply &reply)
{
    evkeyvalq *headers = evhttp_request_get_output_headers(request);
    if (reply.status != 204)
        evhttp_add_header(headers, "Content-Type", reply.contentType.constData());
    for (const auto &[name, value] : reply.headers)
        evhttp_add_header(headers, name.constData(), value.constData());
    const bool bodiless = evhttp_request_get_command(request) == EVHTTP_REQ_HEAD;
    evbuffer *body = evbuffer_new();
    if (body && !bodiless)
        evbuffer_add(body, reply.body.constData(), static_cast<std::size_t>(reply.body.size()));
    evhttp_send_reply(request, reply.status, nullptr, body);
    if (body)
        evbuffer_free(body);
}

bool isThisComputer(const char *host)
{
    const QByteArray name(host ? host : "");
    return name == "127.0.0.1" || name == "localhost" || name == "::1" || name == "[::1]";
}

} // namespace

QByteArray HttpCall::header(const char *name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QString HttpCall::item(const char *name) const
{
    return query.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded);
}

HttpReply HttpReply::json(int status, const QJsonObject &body)
{
    return {status, QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

UpgradedConnection::~UpgradedConnection()
{
    if (m_connection)
        evhttp_connection_free(m_connection);
}

bufferevent *UpgradedConnection::buffer() const { return evhttp_connection_get_bufferevent(m_connection); }

Result<std::unique_ptr<HttpServer>> HttpServer::listen(EventLoop &loop, Answer answer, Upgrade upgrade)
{
    std::unique_ptr<HttpServer> server(new HttpServer);
    server->m_answer = std::move(answer);
    server->m_upgrade = std::move(upgrade);
    server->m_http = evhttp_new(loop.base());
    if (!server->m_http)
        return Error::make(ErrorKind::Bug, "no memory for the demo's HTTP server");
    evhttp_set_allowed_methods(server->m_http,
                               EVHTTP_REQ_GET | EVHTTP_REQ_HEAD | EVHTTP_REQ_POST | EVHTTP_REQ_DELETE);
    evhttp_set_max_body_size(server->m_http, kBodyLimit);
    evhttp_set_max_headers_size(server->m_http, kHeadersLimit);
    evhttp_set_timeout(server->m_http, kSilence);
    evhttp_set_gencb(
        server->m_http,
        [](evhttp_request *request, void *self) { static_cast<HttpServer *>(self)->serve(request); },
        server.get());
    evhttp_bound_socket *bound = evhttp_bind_socket_with_handle(server->m_http, "127.0.0.1", 0);
    sockaddr_in address{};
    socklen_t length = sizeof address;
    if (!bound ||
        getsockname(evhttp_bound_socket_get_fd(bound), reinterpret_cast<sockaddr *>(&address), &length) != 0)
        return Error::make(ErrorKind::Unavailable, "the demo cannot listen on 127.0.0.1");
    server->m_address = QStringLiteral("http://127.0.0.1:%1").arg(ntohs(address.sin_port));
    return server;
}

HttpServer::~HttpServer()
{
    if (m_http)
        evhttp_free(m_http);
}

void HttpServer::serve(evhttp_request *request)
{
    if (!isThisComputer(evhttp_request_get_host(request))) {
        send(request, {403, QByteArrayLiteral("This is a demo for programs on this computer.\n"),
                       QByteArrayLiteral("text/plain")});
        return;
    }
    const HttpCall call = callOf(request);
    if (m_upgrade && !call.header("Upgrade").isEmpty() && m_upgrade(call, request))
        return;
    send(request, m_answer(call));
}

UpgradedConnection HttpServer::takeOver(evhttp_request *request)
{
    // libevent 2.1 knows no upgrades: it goes on to own the connection, waiting for an answer that never
    // comes, while the bytes are ours from the moment that its callbacks are replaced. Freeing the
    // connection frees the request with it.
    return UpgradedConnection(evhttp_request_get_connection(request));
}

} // namespace porthole::demo
