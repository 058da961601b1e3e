#include "core/ssh/forward/DynamicForward.h"

namespace porthole::ssh {

DynamicForward::DynamicForward(SshConnection &connection, const Tunnel &tunnel)
    : Forward(connection)
    , m_socks(std::make_unique<SocksListener>(
          SocksOptions{.bind = tunnel.bind, .port = tunnel.port, .mostClients = kMostConnections}))
{
    connect(m_socks.get(), &SocksListener::clientsChanged, this, &Forward::connectionsChanged);
    connect(m_socks.get(), &SocksListener::refused, this, &Forward::refused);
    connect(m_socks.get(), &SocksListener::moved, this, &Forward::moved);
}

void DynamicForward::start()
{
    m_socks->setConnection(&connection());
    const auto port = m_socks->listen();
    if (!port)
        Q_EMIT failed(port.error());
    else
        Q_EMIT listening(*port);
}

/// It may be one of its signals that has led here.
void DynamicForward::stop()
{
    if (m_socks) {
        m_socks->close();
        m_socks.release()->deleteLater();
    }
    Forward::stop();
}

} // namespace porthole::ssh
