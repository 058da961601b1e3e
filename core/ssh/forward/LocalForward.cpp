#include "core/ssh/forward/LocalForward.h"

namespace porthole::ssh {

LocalForward::LocalForward(SshConnection &connection, Tunnel tunnel)
    : Forward(connection)
    , m_tunnel(std::move(tunnel))
{
    connect(&m_listener, &Listener::came, this, &LocalForward::take);
}

void LocalForward::start()
{
    const auto port = m_listener.listenAt(m_tunnel.bind, m_tunnel.port);
    if (!port)
        Q_EMIT failed(port.error());
    else
        Q_EMIT listening(*port);
}

void LocalForward::stop()
{
    m_listener.close();
    Forward::stop();
}

/// What the client says while the host is still connecting waits with the channel.
void LocalForward::take(int descriptor)
{
    OwnedFd socket(descriptor);
    if (hasRoom())
        add(connection().forwardTo(m_tunnel.host, m_tunnel.hostPort))->attach(std::move(socket));
}

} // namespace porthole::ssh
