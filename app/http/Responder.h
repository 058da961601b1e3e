#pragma once

#include "app/http/Message.h"

#include <functional>
#include <memory>
#include <optional>

struct evhttp_request;

namespace porthole::http {

class LoopInbox;
class Exchange;

/// The answer that a request waits for: it may come later and from any thread, and once; what is said
/// after it, or after the client has gone, is forgotten. Copies stand for the same answer. When the last
/// one goes without having answered, the connection is cut.
/// Thread: any, one at a time.
class Responder {
public:
    Responder(std::shared_ptr<LoopInbox> inbox, std::shared_ptr<Exchange> exchange);

    void send(Reply reply) const;

    /// An answer in pieces: begin(), write() as often as needed, end(). `length` is the body's if it is
    /// known (bytes); the client then sees if it was cut short. The reply's own body is not used.
    void begin(Reply head, std::optional<qint64> length) const;
    /// `taken` is called in the loop's thread once the piece is on its way, with false if the client has
    /// gone. One piece at a time, so that a slow client holds up its source and fills no memory.
    void write(QByteArray piece, std::function<void(bool taken)> then) const;
    void end() const;
    /// Cuts the connection, for an answer that cannot be brought to its end.
    void abort() const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

/// What libevent has of a request while it waits; its server holds it until it is over. Thread: the loop's.
class Exchange {
public:
    explicit Exchange(evhttp_request *request);
    Exchange(const Exchange &) = delete;
    Exchange &operator=(const Exchange &) = delete;

    /// Called last of all when the client has gone, or was answered; it may destroy this object.
    void setOnOver(std::function<void()> called) { m_onOver = std::move(called); }

    void send(const Reply &reply);
    void begin(const Reply &head, std::optional<qint64> length);
    void write(const QByteArray &piece, std::function<void(bool)> then);
    void end();
    void abort();

private:
    void connectionClosed();
    evhttp_request *release();
    void settle(bool taken);

    evhttp_request *m_request;
    bool m_begun = false;
    std::function<void(bool)> m_then;
    std::function<void()> m_onOver;
};

} // namespace porthole::http
