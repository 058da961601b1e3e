#pragma once

#include "core/net/ProxyEnvironment.h"
#include "core/ssh/forward/SocksListener.h"

namespace porthole {

/// A host's way out that only this process can use: a SOCKS5 listener on loopback, whose user and password
/// are of this run and leave it never, and the same as our own transports take it. It stays as it is from one
/// connection to the next. Thread: that of the connections' owner.
class PrivateProxy {
public:
    /// Errors: Listener::listenAt()'s.
    static Result<std::unique_ptr<PrivateProxy>> make();

    /// nullptr: nobody gets anywhere at the moment.
    void setConnection(ssh::SshConnection *connection) { m_listener.setConnection(connection); }
    /// Everything goes through it, and names are resolved by the host.
    const net::ProxyEnvironment &proxies() const { return m_proxies; }
    quint16 port() const { return m_listener.port(); }

private:
    explicit PrivateProxy(std::shared_ptr<const socks::Credentials> credentials);

    const std::shared_ptr<const socks::Credentials> m_credentials;
    ssh::SocksListener m_listener;
    net::ProxyEnvironment m_proxies;
};

} // namespace porthole
