#pragma once

#include "app/demo/WebSocketFrames.h"
#include "app/http/Server.h"

namespace porthole::demo {

/// What an upgrade's headers ask for.
struct WebSocketHandshake {
    QByteArray accept; ///< Sec-WebSocket-Accept
    bool binary = false;

    /// The refusal is websockify's. Source: RFC 6455 section 4.2.1; websockify, websocket.py.
    static std::variant<WebSocketHandshake, http::Reply> of(const http::Call &call);
};

/// The server's end of one WebSocket: masks, pings, fragments and the closing handshake are dealt with
/// here; what comes out are bytes. Thread: the loop's.
class WebSocketPeer {
public:
    struct Listener {
        virtual ~Listener() = default;
        virtual void received(ByteView bytes) = 0;
        /// What was sent has gone out.
        virtual void drained() = 0;
        /// It is over; nothing follows. The peer must not be deleted from within any of these.
        virtual void ended() = 0;
    };

    WebSocketPeer(http::EventLoop &loop, http::UpgradedConnection connection, Listener &listener);
    ~WebSocketPeer();
    WebSocketPeer(const WebSocketPeer &) = delete;
    WebSocketPeer &operator=(const WebSocketPeer &) = delete;

    /// Answers the upgrade: 101.
    void accept(const WebSocketHandshake &handshake);
    /// One binary frame a call, pieces of 64 KiB at most, as the real proxy slices it. An empty one for none.
    void send(ByteView bytes);
    /// Bytes that the client has not taken yet.
    std::size_t backlog() const;
    /// Says why and goes, when the client has heard it or some seconds later.
    void close(std::uint16_t code, std::string_view words);
    /// Goes without a word, as the real proxy does for a token that is no good.
    void drop();

private:
    static void onRead(bufferevent *, void *self);
    static void onDrained(bufferevent *, void *self);
    static void onEvent(bufferevent *, short what, void *self);
    void read();
    void take(const WebSocketFrame &frame);
    void sendFrame(WebSocketOpcode opcode, ByteView payload);
    void write(ByteView bytes);
    void end();

    enum class State : std::uint8_t { Open, Closing, Ended };

    http::UpgradedConnection m_connection;
    Listener &m_listener;
    WebSocketReader m_reader;
    http::Timer m_patience; ///< how long a client may take to answer a close
    State m_state = State::Open;
    bool m_dropWhenDrained = false;
};

} // namespace porthole::demo
