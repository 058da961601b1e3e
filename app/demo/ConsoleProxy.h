#pragma once

#include "app/demo/DemoDesktop.h"
#include "app/demo/NovaService.h"

#include <map>

namespace porthole::demo {

class ConsoleViewer;

/// nova-novncproxy, the machines' screens behind it: a WebSocket with a token opens one. What is refused
/// after a well-formed upgrade is refused as Nova does it: 101, and then the line is cut without a word.
/// Source: nova/console/websocketproxy.py; websockify 0.10. Thread: the loop's.
class ConsoleProxy {
public:
    /// All that it refers to outlives it, and so does the http::Server that upgrade() is called by.
    ConsoleProxy(http::EventLoop &loop, const DemoCloud &cloud, const ConsoleTokens &tokens,
                 std::shared_ptr<const Glyphs> glyphs, double speed);
    ~ConsoleProxy();

    /// What is no upgrade.
    http::Reply answer(const http::Call &call) const;
    /// True if it took the connection over; else answer() tells what was wrong.
    bool upgrade(const http::Call &call, evhttp_request *request);
    /// A server's machine came, went, or stands still.
    void onScreen(const DemoServer &server, ScreenEvent event);

private:
    static constexpr std::size_t kMostViewers = 64;

    const DemoServer *serverFor(const http::Call &call) const;
    DemoDesktop &desktopOf(const DemoServer &server);
    void switchOff(const QString &server);
    void sweep();

    http::EventLoop &m_loop;
    const DemoCloud &m_cloud;
    const ConsoleTokens &m_tokens;
    const std::shared_ptr<const Glyphs> m_glyphs;
    const double m_speed;
    std::map<QString, DemoDesktop::Start> m_starts; ///< how a machine came up last; booting if unknown
    std::map<QString, std::unique_ptr<DemoDesktop>> m_desktops; ///< of those that were looked at
    std::vector<std::unique_ptr<DemoDesktop>> m_gone;      ///< switched off, with viewers that are leaving
    std::vector<std::unique_ptr<ConsoleViewer>> m_viewers; ///< after what they look at
    http::Timer m_sweeper;
};

} // namespace porthole::demo
