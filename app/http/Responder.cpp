#include "app/http/Responder.h"

#include "app/http/EventLoop.h"

#include <event2/buffer.h>
#include <event2/http.h>
#include <event2/keyvalq_struct.h>

namespace porthole::http {

namespace {

struct FreeBuffer {
    void operator()(evbuffer *buffer) const { evbuffer_free(buffer); }
};
using Buffer = std::unique_ptr<evbuffer, FreeBuffer>;

Buffer bufferOf(const QByteArray &bytes)
{
    Buffer buffer(evbuffer_new());
    if (buffer)
        evbuffer_add(buffer.get(), bytes.constData(), static_cast<std::size_t>(bytes.size()));
    return buffer;
}

void addHeaders(evhttp_request *request, const Reply &reply)
{
    evkeyvalq *headers = evhttp_request_get_output_headers(request);
    if (reply.status != 204 && !reply.contentType.isEmpty())
        evhttp_add_header(headers, "Content-Type", reply.contentType.constData());
    for (const auto &[name, value] : reply.headers)
        evhttp_add_header(headers, name.constData(), value.constData());
}

const char *reasonOf(const Reply &reply)
{
    return reply.reason.isEmpty() ? nullptr : reply.reason.constData();
}

} // namespace

Exchange::Exchange(evhttp_request *request)
    : m_request(request)
{
    evhttp_connection_set_closecb(
        evhttp_request_get_connection(request),
        [](evhttp_connection *, void *self) { static_cast<Exchange *>(self)->connectionClosed(); }, this);
}

evhttp_request *Exchange::release()
{
    if (m_request)
        evhttp_connection_set_closecb(evhttp_request_get_connection(m_request), nullptr, nullptr);
    return std::exchange(m_request, nullptr);
}

void Exchange::settle(bool taken)
{
    if (const auto then = std::exchange(m_then, nullptr))
        then(taken);
}

void Exchange::connectionClosed()
{
    evhttp_request *request = std::exchange(m_request, nullptr);
    // An answer that was under way has been cut off from its connection and is ours to free; one that
    // nobody began goes with the connection.
    if (!evhttp_request_get_connection(request))
        evhttp_request_free(request);
    settle(false);
    if (const auto over = std::exchange(m_onOver, nullptr))
        over();
}

void Exchange::send(const Reply &reply)
{
    if (m_begun)
        return abort();
    evhttp_request *request = release();
    if (!request)
        return;
    addHeaders(request, reply);
    const bool bodiless = evhttp_request_get_command(request) == EVHTTP_REQ_HEAD;
    const Buffer body = bufferOf(bodiless ? QByteArray() : reply.body);
    evhttp_send_reply(request, reply.status, reasonOf(reply), body.get());
    if (const auto over = std::exchange(m_onOver, nullptr))
        over();
}

void Exchange::begin(const Reply &head, std::optional<qint64> length)
{
    if (!m_request || m_begun)
        return;
    m_begun = true;
    addHeaders(m_request, head);
    if (length)
        evhttp_add_header(evhttp_request_get_output_headers(m_request), "Content-Length",
                          QByteArray::number(*length).constData());
    evhttp_send_reply_start(m_request, head.status, reasonOf(head));
}

void Exchange::write(const QByteArray &piece, std::function<void(bool)> then)
{
    const Buffer bytes = m_request && m_begun && !piece.isEmpty() ? bufferOf(piece) : Buffer();
    if (!bytes)
        return then(false);
    m_then = std::move(then);
    evhttp_send_reply_chunk_with_cb(
        m_request, bytes.get(),
        [](evhttp_connection *, void *self) { static_cast<Exchange *>(self)->settle(true); }, this);
}

void Exchange::end()
{
    if (!m_request || !m_begun)
        return abort();
    evhttp_send_reply_end(release());
    if (const auto over = std::exchange(m_onOver, nullptr))
        over();
}

void Exchange::abort()
{
    evhttp_request *request = release();
    if (!request)
        return;
    evhttp_connection_free(evhttp_request_get_connection(request));
    settle(false);
    if (const auto over = std::exchange(m_onOver, nullptr))
        over();
}

/// The handles' side. It must not touch the exchange but in the loop's thread, its end included.
struct Responder::State {
    State(std::shared_ptr<LoopInbox> in, std::shared_ptr<Exchange> of)
        : inbox(std::move(in))
        , exchange(std::move(of))
    {}
    ~State()
    {
        // If the loop is gone, so is the connection, and the exchange's own end does nothing.
        if (!answered)
            inbox->post([exchange = exchange] { exchange->abort(); });
    }
    State(const State &) = delete;
    State &operator=(const State &) = delete;

    const std::shared_ptr<LoopInbox> inbox;
    const std::shared_ptr<Exchange> exchange;
    bool answered = false;
};

Responder::Responder(std::shared_ptr<LoopInbox> inbox, std::shared_ptr<Exchange> exchange)
    : m_state(std::make_shared<State>(std::move(inbox), std::move(exchange)))
{}

void Responder::send(Reply reply) const
{
    if (std::exchange(m_state->answered, true))
        return;
    m_state->inbox->post([exchange = m_state->exchange, reply = std::move(reply)] { exchange->send(reply); });
}

void Responder::begin(Reply head, std::optional<qint64> length) const
{
    if (m_state->answered)
        return;
    m_state->inbox->post(
        [exchange = m_state->exchange, head = std::move(head), length] { exchange->begin(head, length); });
}

void Responder::write(QByteArray piece, std::function<void(bool)> then) const
{
    if (m_state->answered)
        return;
    m_state->inbox->post([exchange = m_state->exchange, piece = std::move(piece), then = std::move(then)] {
        exchange->write(piece, then);
    });
}

void Responder::end() const
{
    if (!std::exchange(m_state->answered, true))
        m_state->inbox->post([exchange = m_state->exchange] { exchange->end(); });
}

void Responder::abort() const
{
    if (!std::exchange(m_state->answered, true))
        m_state->inbox->post([exchange = m_state->exchange] { exchange->abort(); });
}

} // namespace porthole::http
