#include "app/http/Server.h"

#include "app/http/LoopbackGuard.h"

#include <QUrl>
#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstring>
#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/event.h>
#include <event2/http.h>
#include <event2/keyvalq_struct.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace porthole::http {

namespace {

/// What is kept of what a client says while it is being answered, beyond a body, in bytes.
constexpr std::size_t kHeardMeanwhile = 64 * 1024;

struct Method {
    evhttp_cmd_type command;
    const char *name;
};
/// All that libevent knows. It would answer the others' absence itself, with 501 and a page of its own.
constexpr std::array kMethods{
    Method{EVHTTP_REQ_GET, "GET"},         Method{EVHTTP_REQ_POST, "POST"},
    Method{EVHTTP_REQ_HEAD, "HEAD"},       Method{EVHTTP_REQ_PUT, "PUT"},
    Method{EVHTTP_REQ_DELETE, "DELETE"},   Method{EVHTTP_REQ_OPTIONS, "OPTIONS"},
    Method{EVHTTP_REQ_TRACE, "TRACE"},     Method{EVHTTP_REQ_PATCH, "PATCH"},
    Method{EVHTTP_REQ_CONNECT, "CONNECT"},
};

QByteArray methodOf(evhttp_request *request)
{
    const auto command = evhttp_request_get_command(request);
    const auto found = std::find_if(kMethods.begin(), kMethods.end(),
                                    [command](const Method &method) { return method.command == command; });
    return found == kMethods.end() ? QByteArrayLiteral("?") : QByteArray(found->name);
}

ev_uint16_t allMethods()
{
    unsigned all = 0;
    for (const Method &method : kMethods)
        all |= method.command;
    return static_cast<ev_uint16_t>(all);
}

/// Takes the body out of libevent's hands and leaves zeros there: it may hold a password.
QByteArray takeBody(evhttp_request *request)
{
    evbuffer *buffer = evhttp_request_get_input_buffer(request);
    QByteArray body;
    while (evbuffer_get_length(buffer) > 0) {
        evbuffer_iovec piece{};
        if (evbuffer_peek(buffer, -1, nullptr, &piece, 1) < 1 || piece.iov_len == 0)
            break;
        body.append(static_cast<const char *>(piece.iov_base), static_cast<qsizetype>(piece.iov_len));
        explicit_bzero(piece.iov_base, piece.iov_len);
        evbuffer_drain(buffer, piece.iov_len);
    }
    return body;
}

Call callOf(evhttp_request *request)
{
    Call call;
    call.method = methodOf(request);
    if (const evhttp_uri *uri = evhttp_request_get_evhttp_uri(request)) {
        call.rawPath = QByteArray(evhttp_uri_get_path(uri));
        call.rawHost = QByteArray(evhttp_uri_get_host(uri));
        if (const int port = evhttp_uri_get_port(uri); port >= 0 && !call.rawHost.isEmpty())
            call.rawHost += ':' + QByteArray::number(port);
        call.path = QUrl::fromPercentEncoding(call.rawPath);
        call.query = QUrlQuery(QString::fromLatin1(evhttp_uri_get_query(uri)));
    }
    const evkeyvalq *headers = evhttp_request_get_input_headers(request);
    for (const evkeyval *header = headers->tqh_first; header; header = header->next.tqe_next)
        call.headers.append({QByteArray(header->key), QByteArray(header->value)});
    call.body = takeBody(request);
    return call;
}

Result<quint16> portOf(evutil_socket_t socket)
{
    sockaddr_storage address{};
    socklen_t length = sizeof address;
    if (getsockname(socket, reinterpret_cast<sockaddr *>(&address), &length) != 0)
        return Error::make(ErrorKind::Bug, std::string("getsockname: ") + std::strerror(errno));
    // Both families have the port at the same place, but only their own type says so.
    const in_port_t port = address.ss_family == AF_INET6
                               ? reinterpret_cast<const sockaddr_in6 *>(&address)->sin6_port
                               : reinterpret_cast<const sockaddr_in *>(&address)->sin_port;
    return ntohs(port);
}

} // namespace

UpgradedConnection::~UpgradedConnection()
{
    if (m_connection)
        evhttp_connection_free(m_connection);
}

bufferevent *UpgradedConnection::buffer() const { return evhttp_connection_get_bufferevent(m_connection); }

Result<std::unique_ptr<Server>> Server::listen(EventLoop &loop, const ServerOptions &options,
                                               AnswerLater answer)
{
    std::unique_ptr<Server> server(new Server);
    server->m_answer = std::move(answer);
    PH_DO(server->open(loop, options));
    return server;
}

Result<std::unique_ptr<Server>> Server::listen(EventLoop &loop, Answer answer, Upgrade upgrade)
{
    std::unique_ptr<Server> server(new Server);
    Server *const self = server.get();
    server->m_answer = [self, answer = std::move(answer)](const Call &call, const Responder &responder) {
        if (isForThisComputer(call, self->m_port))
            return responder.send(answer(call));
        responder.send({403, QByteArrayLiteral("This is for programs on this computer.\n"),
                        QByteArrayLiteral("text/plain")});
    };
    if (upgrade) {
        server->m_upgrade = [self, upgrade = std::move(upgrade)](const Call &call, evhttp_request *request) {
            return isForThisComputer(call, self->m_port) && upgrade(call, request);
        };
    }
    PH_DO(server->open(loop, {}));
    return server;
}

Result<> Server::open(EventLoop &loop, const ServerOptions &options)
{
    m_inbox = loop.inbox();
    m_options = options;
    m_http = evhttp_new(loop.base());
    if (!m_http)
        return Error::make(ErrorKind::Bug, "no memory for an HTTP server");
    evhttp_set_allowed_methods(m_http, allMethods());
    evhttp_set_max_body_size(m_http, options.largestBody);
    evhttp_set_max_headers_size(m_http, options.largestHead);
    evhttp_set_timeout(m_http, static_cast<int>(options.silence.count()));
    evhttp_set_gencb(
        m_http, [](evhttp_request *request, void *self) { static_cast<Server *>(self)->serve(request); },
        this);
    evhttp_bound_socket *bound =
        evhttp_bind_socket_with_handle(m_http, options.host.constData(), options.port);
    if (!bound)
        return Error::make(ErrorKind::Unavailable, "nothing can listen on " + options.host.toStdString() +
                                                       ", port " + std::to_string(options.port) + ": " +
                                                       std::strerror(errno));
    PH_TRY(m_port, portOf(evhttp_bound_socket_get_fd(bound)));
    return {};
}

Server::~Server()
{
    if (m_http)
        evhttp_free(m_http); // the exchanges hear that their connections close
}

QString Server::address() const
{
    const QString host = QString::fromLatin1(m_options.host);
    return QStringLiteral("http://%1:%2").arg(host.contains(u':') ? u'[' + host + u']' : host).arg(m_port);
}

void Server::serve(evhttp_request *request)
{
    evhttp_connection *connection = evhttp_request_get_connection(request);
    bufferevent_setwatermark(evhttp_connection_get_bufferevent(connection), EV_READ, 0,
                             static_cast<std::size_t>(m_options.largestBody) + kHeardMeanwhile);
    Call call = callOf(request);
    if (m_upgrade && !call.header("Upgrade").isEmpty() && m_upgrade(call, request))
        return;
    auto exchange = std::make_shared<Exchange>(request);
    m_waiting.emplace(exchange.get(), exchange);
    exchange->setOnOver([this, key = exchange.get()] { m_waiting.erase(key); });
    m_answer(std::move(call), Responder(m_inbox, exchange));
}

UpgradedConnection Server::takeOver(evhttp_request *request)
{
    // libevent 2.1 knows no upgrades: it goes on to own the connection, waiting for an answer that never
    // comes, while the bytes are ours from the moment that its callbacks are replaced. Freeing the
    // connection frees the request with it.
    evhttp_connection *connection = evhttp_request_get_connection(request);
    bufferevent_setwatermark(evhttp_connection_get_bufferevent(connection), EV_READ, 0, 0);
    return UpgradedConnection(connection);
}

} // namespace porthole::http
