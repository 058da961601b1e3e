#pragma once

#include "app/http/EventLoop.h"
#include "app/http/Responder.h"

#include <unordered_map>

struct bufferevent;
struct evhttp;
struct evhttp_connection;

namespace porthole::http {

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

/// Where a server listens and what it lets in.
struct ServerOptions {
    QByteArray host = QByteArrayLiteral("127.0.0.1"); ///< an address of this computer: 127.0.0.1 or ::1
    quint16 port = 0;                                 ///< 0: one that the system chooses
    qsizetype largestBody = 256 * 1024;               ///< bytes; 413 beyond
    qsizetype largestHead = 32 * 1024;                ///< bytes
    std::chrono::seconds silence{60};                 ///< of a client, before it is cut off
};

/// HTTP on one address, within limits. What it is asked goes to one function, whatever the method and the
/// path: routing is the caller's. Thread: the loop's.
class Server {
public:
    using Answer = std::function<Reply(const Call &)>;
    using AnswerLater = std::function<void(Call, Responder)>;
    /// Asked first if there is an Upgrade header: true if it took the connection over.
    using Upgrade = std::function<bool(const Call &, evhttp_request *)>;

    /// Errors: Unavailable (the port is taken), Bug.
    static Result<std::unique_ptr<Server>> listen(EventLoop &loop, const ServerOptions &options,
                                                  AnswerLater answer);
    /// For answers that are there at once, on a port that the system chooses, and only to programs that mean
    /// this computer (isForThisComputer()).
    static Result<std::unique_ptr<Server>> listen(EventLoop &loop, Answer answer, Upgrade upgrade = {});
    ~Server();
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    quint16 port() const { return m_port; }
    /// "http://127.0.0.1:40123"
    QString address() const;

    /// The connection of a request that is to be answered no further. Only from within Upgrade.
    static UpgradedConnection takeOver(evhttp_request *request);

private:
    Server() = default;
    Result<> open(EventLoop &loop, const ServerOptions &options);
    void serve(evhttp_request *request);

    evhttp *m_http = nullptr;
    std::shared_ptr<LoopInbox> m_inbox;
    ServerOptions m_options;
    quint16 m_port = 0;
    AnswerLater m_answer;
    Upgrade m_upgrade;
    std::unordered_map<Exchange *, std::shared_ptr<Exchange>> m_waiting;
};

} // namespace porthole::http
