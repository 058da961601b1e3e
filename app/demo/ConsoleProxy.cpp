#include "app/demo/ConsoleProxy.h"

#include "app/demo/ConsoleViewer.h"

#include <QUrl>

namespace porthole::demo {

namespace {

/// The token as the proxy looks for it: in the query, or in the query of a noVNC page that was not
/// unpacked, where it does not count.
QByteArray tokenOf(const http::Call &call) { return call.item("token").toLatin1(); }

/// No Origin is fine, as is this computer's; any other web page stays out.
bool mayComeFrom(const QByteArray &origin)
{
    const QString host = QUrl(QString::fromLatin1(origin)).host();
    return origin.isEmpty() || host == u"127.0.0.1" || host == u"localhost";
}

} // namespace

ConsoleProxy::ConsoleProxy(http::EventLoop &loop, const DemoCloud &cloud, const ConsoleTokens &tokens,
                           std::shared_ptr<const Glyphs> glyphs, double speed)
    : m_loop(loop)
    , m_cloud(cloud)
    , m_tokens(tokens)
    , m_glyphs(std::move(glyphs))
    , m_speed(speed)
    , m_sweeper(loop, [this] { sweep(); })
{}

ConsoleProxy::~ConsoleProxy() { m_viewers.clear(); }

http::Reply ConsoleProxy::answer(const http::Call &call) const
{
    if (!call.header("Upgrade").isEmpty()) {
        const auto handshake = WebSocketHandshake::of(call);
        if (const auto *refusal = std::get_if<http::Reply>(&handshake))
            return *refusal;
        return {503, QByteArrayLiteral("Too many consoles are open\n"), QByteArrayLiteral("text/plain")};
    }
    return {404, QByteArrayLiteral("The demo has no noVNC page: paste this address into Porthole.\n"),
            QByteArrayLiteral("text/plain")};
}

const DemoServer *ConsoleProxy::serverFor(const http::Call &call) const
{
    const ConsoleGrant *grant = mayComeFrom(call.header("Origin")) ? m_tokens.find(tokenOf(call)) : nullptr;
    const DemoServer *server = grant ? m_cloud.find(grant->server) : nullptr;
    const bool between = server && server->taskState.startsWith(u"reboot");
    return server && server->isPowered() && !between ? server : nullptr;
}

DemoDesktop &ConsoleProxy::desktopOf(const DemoServer &server)
{
    std::unique_ptr<DemoDesktop> &desktop = m_desktops[server.id];
    if (desktop)
        return *desktop;
    const auto start = m_starts.find(server.id);
    const bool paused = server.vmState == u"paused";
    desktop = std::make_unique<DemoDesktop>(
        m_loop, m_glyphs,
        Machine{server.name, server.role, server.address, server.flavor->cpus, server.flavor->ram}, m_speed,
        paused                    ? DemoDesktop::Start::Running
        : start == m_starts.end() ? DemoDesktop::Start::Boot
                                  : start->second);
    desktop->setFrozen(paused);
    return *desktop;
}

bool ConsoleProxy::upgrade(const http::Call &call, evhttp_request *request)
{
    const auto asked = WebSocketHandshake::of(call);
    const auto *handshake = std::get_if<WebSocketHandshake>(&asked);
    if (!handshake || m_viewers.size() >= kMostViewers)
        return false;
    m_viewers.push_back(std::make_unique<ConsoleViewer>(m_loop, http::Server::takeOver(request),
                                                        [this] { m_sweeper.start(Milliseconds{0}); }));
    if (const DemoServer *server = serverFor(call))
        m_viewers.back()->show(*handshake, server->id, desktopOf(*server));
    else
        m_viewers.back()->refuse(*handshake);
    return true;
}

void ConsoleProxy::onScreen(const DemoServer &server, ScreenEvent event)
{
    switch (event) {
    case ScreenEvent::On:
    case ScreenEvent::Back:
        switchOff(server.id);
        m_starts[server.id] =
            event == ScreenEvent::On ? DemoDesktop::Start::Boot : DemoDesktop::Start::Running;
        return;
    case ScreenEvent::Off:
        switchOff(server.id);
        return;
    case ScreenEvent::Frozen:
    case ScreenEvent::Thawed:
        if (const auto desktop = m_desktops.find(server.id); desktop != m_desktops.end())
            desktop->second->setFrozen(event == ScreenEvent::Frozen);
        return;
    }
}

/// Its viewers see it go black, and are told.
void ConsoleProxy::switchOff(const QString &server)
{
    const auto desktop = m_desktops.find(server);
    if (desktop == m_desktops.end())
        return;
    desktop->second->goBlack();
    for (const auto &viewer : m_viewers) {
        if (viewer->server() == server)
            viewer->targetClosed();
    }
    m_gone.push_back(std::move(desktop->second));
    m_desktops.erase(desktop);
    m_sweeper.start(Milliseconds{0});
}

void ConsoleProxy::sweep()
{
    std::erase_if(m_viewers, [](const auto &viewer) { return viewer->isOver(); });
    std::erase_if(m_gone, [](const auto &desktop) { return !desktop->isWatched(); });
}

} // namespace porthole::demo
