#include "app/demo/WebSocketPeer.h"

#include <QCryptographicHash>
#include <algorithm>
#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/event.h>

namespace porthole::demo {

namespace {

constexpr std::size_t kSlice = 65536;       // bytes a frame, as the real proxy has it
constexpr std::size_t kBacklog = 16u << 20; // bytes; a client that pings and never reads ends there
constexpr Milliseconds kPatience{500};

http::Reply badRequest(const char *words)
{
    return {400, QByteArray(words), QByteArrayLiteral("text/plain")};
}

} // namespace

std::variant<WebSocketHandshake, http::Reply> WebSocketHandshake::of(const http::Call &call)
{
    const QByteArray key = call.header("Sec-WebSocket-Key").trimmed();
    if (call.method != "GET" || call.header("Upgrade").compare("websocket", Qt::CaseInsensitive) != 0 ||
        !call.header("Connection").toLower().contains("upgrade"))
        return badRequest("This is no WebSocket upgrade\n");
    if (QByteArray::fromBase64(key).size() != 16)
        return badRequest("Missing Sec-WebSocket-Key\n");
    if (call.header("Sec-WebSocket-Version").trimmed() != "13")
        return badRequest("Unsupported WebSocket version\n");
    WebSocketHandshake handshake;
    const QByteArrayList protocols = call.header("Sec-WebSocket-Protocol").split(',');
    for (const QByteArray &protocol : protocols)
        handshake.binary = handshake.binary || protocol.trimmed() == "binary";
    if (!handshake.binary && !call.header("Sec-WebSocket-Protocol").isEmpty())
        return badRequest("Invalid protocol selected\n");
    handshake.accept =
        QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1)
            .toBase64();
    return handshake;
}

WebSocketPeer::WebSocketPeer(http::EventLoop &loop, http::UpgradedConnection connection, Listener &listener)
    : m_connection(std::move(connection))
    , m_listener(listener)
    , m_patience(loop, [this] { end(); })
{
    bufferevent *buffer = m_connection.buffer();
    bufferevent_setcb(buffer, onRead, onDrained, onEvent, this);
    // HTTP's time to be silent does not hold for a console: neither has Nova's.
    bufferevent_set_timeouts(buffer, nullptr, nullptr);
    bufferevent_setwatermark(buffer, EV_READ, 0, 2 * WebSocketReader::kFrameLimit);
    bufferevent_enable(buffer, EV_READ | EV_WRITE);
}

WebSocketPeer::~WebSocketPeer()
{
    bufferevent_setcb(m_connection.buffer(), nullptr, nullptr, nullptr, nullptr);
}

void WebSocketPeer::accept(const WebSocketHandshake &handshake)
{
    const QByteArray answer = "HTTP/1.1 101 Switching Protocols\r\n"
                              "Upgrade: websocket\r\n"
                              "Connection: Upgrade\r\n"
                              "Sec-WebSocket-Accept: " +
                              handshake.accept + "\r\n" +
                              (handshake.binary ? "Sec-WebSocket-Protocol: binary\r\n" : "") + "\r\n";
    write(viewOf({answer.constData(), static_cast<std::size_t>(answer.size())}));
}

void WebSocketPeer::write(ByteView bytes)
{
    if (m_state == State::Ended)
        return;
    if (backlog() > kBacklog) {
        end();
        return;
    }
    bufferevent_write(m_connection.buffer(), bytes.data(), bytes.size());
}

void WebSocketPeer::sendFrame(WebSocketOpcode opcode, ByteView payload)
{
    Bytes frame;
    frame.reserve(payload.size() + 10);
    appendFrame(frame, opcode, payload);
    write(frame);
}

void WebSocketPeer::send(ByteView bytes)
{
    if (m_state != State::Open)
        return;
    do {
        const std::size_t slice = std::min(bytes.size(), kSlice);
        sendFrame(WebSocketOpcode::Binary, bytes.first(slice));
        bytes = bytes.subspan(slice);
    } while (!bytes.empty());
}

std::size_t WebSocketPeer::backlog() const
{
    return evbuffer_get_length(bufferevent_get_output(m_connection.buffer()));
}

void WebSocketPeer::close(std::uint16_t code, std::string_view words)
{
    if (m_state != State::Open)
        return;
    sendFrame(WebSocketOpcode::Close, closePayload(code, words));
    if (m_state == State::Ended)
        return;
    m_state = State::Closing;
    m_patience.start(kPatience);
}

void WebSocketPeer::drop()
{
    if (m_state == State::Ended)
        return;
    m_state = State::Closing;
    m_dropWhenDrained = true;
    m_patience.start(backlog() == 0 ? Milliseconds{0} : kPatience);
}

void WebSocketPeer::end()
{
    if (m_state == State::Ended)
        return;
    m_state = State::Ended;
    m_patience.stop();
    bufferevent_disable(m_connection.buffer(), EV_READ | EV_WRITE);
    m_listener.ended();
}

void WebSocketPeer::onRead(bufferevent *, void *self) { static_cast<WebSocketPeer *>(self)->read(); }

void WebSocketPeer::onDrained(bufferevent *, void *self)
{
    auto *const peer = static_cast<WebSocketPeer *>(self);
    if (peer->m_dropWhenDrained)
        peer->end();
    else if (peer->m_state == State::Open)
        peer->m_listener.drained();
}

void WebSocketPeer::onEvent(bufferevent *, short what, void *self)
{
    if ((what & (BEV_EVENT_EOF | BEV_EVENT_ERROR | BEV_EVENT_TIMEOUT)) != 0)
        static_cast<WebSocketPeer *>(self)->end();
}

void WebSocketPeer::read()
{
    evbuffer *input = bufferevent_get_input(m_connection.buffer());
    Bytes bytes(evbuffer_get_length(input));
    evbuffer_remove(input, bytes.data(), bytes.size());
    m_reader.receive(bytes);
    while (m_state != State::Ended) {
        const auto next = m_reader.next();
        if (const auto *frame = std::get_if<WebSocketFrame>(&next)) {
            take(*frame);
        } else if (const auto *violation = std::get_if<WebSocketViolation>(&next)) {
            close(violation->code, violation->words);
            // What follows cannot be told apart any more; only the answer was worth sending.
            if (m_state == State::Closing)
                bufferevent_disable(m_connection.buffer(), EV_READ);
            return;
        } else {
            return;
        }
    }
}

void WebSocketPeer::take(const WebSocketFrame &frame)
{
    switch (frame.opcode) {
    case WebSocketOpcode::Ping:
        if (m_state == State::Open)
            sendFrame(WebSocketOpcode::Pong, frame.payload);
        return;
    case WebSocketOpcode::Close:
        // RFC 6455 section 5.5.1: echoed; after that, or as the answer to ours, the line is cut.
        if (m_state == State::Open)
            sendFrame(WebSocketOpcode::Close,
                      ByteView(frame.payload).first(std::min<std::size_t>(frame.payload.size(), 2)));
        drop();
        return;
    case WebSocketOpcode::Binary:
    case WebSocketOpcode::Continuation:
        if (m_state == State::Open)
            m_listener.received(frame.payload);
        return;
    case WebSocketOpcode::Text:
    case WebSocketOpcode::Pong:
        return;
    }
}

} // namespace porthole::demo
