#include "core/session/PortProbe.h"

namespace porthole {

namespace {

constexpr Milliseconds kPatience{2000};

ConsoleRoute plainRoute(const Endpoint &endpoint) { return {Transport::Tcp, endpoint, {}}; }

} // namespace

PortProbe::PortProbe(const Endpoint &endpoint, const net::ChannelOptions &options, Milliseconds every)
    : m_route(plainRoute(endpoint))
    , m_options(options)
{
    m_options.openTimeout = kPatience;
    m_next.setSingleShot(true);
    m_next.setInterval(every);
    connect(&m_next, &QTimer::timeout, this, &PortProbe::knock);
    m_next.start();
}

PortProbe::~PortProbe() = default;

bool PortProbe::canTell(const ConsoleRoute &route, const net::ChannelOptions &options)
{
    return options.proxies.proxyFor(route) == options.proxies.proxyFor(plainRoute(route.endpoint));
}

void PortProbe::knock()
{
    m_channel = net::makeChannel(m_route, m_options);
    connect(m_channel.get(), &net::ByteChannel::opened, this, [this] {
        m_channel->disconnect(this);
        m_channel->close();
        Q_EMIT opened();
    });
    connect(m_channel.get(), &net::ByteChannel::closed, this, [this] { m_next.start(); });
    m_channel->open();
}

} // namespace porthole
