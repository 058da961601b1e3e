#pragma once

#include "app/demo/DemoRfbServer.h"
#include "app/demo/WebSocketPeer.h"

namespace porthole::demo {

/// One WebSocket and what speaks RFB over it. Thread: the loop's.
class ConsoleViewer final : public WebSocketPeer::Listener, public DemoRfbServer::Line {
public:
    /// `over` is called when it may be deleted, though not from within the call.
    ConsoleViewer(http::EventLoop &loop, http::UpgradedConnection connection, std::function<void()> over)
        : m_over(std::move(over))
        , m_peer(loop, std::move(connection), *this)
    {}

    /// Shows the desktop, which outlives it.
    void show(const WebSocketHandshake &handshake, const QString &server, DemoDesktop &desktop)
    {
        m_server = server;
        m_peer.accept(handshake);
        m_rfb = std::make_unique<DemoRfbServer>(desktop, *this);
        m_rfb->start();
    }
    /// Lets the upgrade succeed and hangs up.
    void refuse(const WebSocketHandshake &handshake)
    {
        m_peer.accept(handshake);
        m_peer.drop();
    }
    void targetClosed() { m_peer.close(1000, "Target closed"); }
    const QString &server() const { return m_server; }
    bool isOver() const { return m_isOver; }

private:
    void received(ByteView bytes) override
    {
        if (m_rfb)
            m_rfb->receive(bytes);
    }
    void drained() override
    {
        if (m_rfb)
            m_rfb->update();
    }
    void ended() override
    {
        m_isOver = true;
        m_over();
    }
    void send(ByteView bytes) override { m_peer.send(bytes); }
    std::size_t backlog() const override { return m_peer.backlog(); }
    void close(std::string_view words) override { m_peer.close(1000, words); }

    const std::function<void()> m_over;
    QString m_server;
    bool m_isOver = false;
    WebSocketPeer m_peer;
    std::unique_ptr<DemoRfbServer> m_rfb; ///< last: it uses the peer, and leaves the desktop
};

} // namespace porthole::demo
