#pragma once

#include "app/demo/KeystoneService.h"
#include "app/demo/NovaServers.h"

namespace porthole::demo {

/// Whose screen a console's token opens.
struct ConsoleGrant {
    QString server; ///< its id
};
using ConsoleTokens = ExpiringTokens<ConsoleGrant>;

/// Nova, as much as a client of consoles asks for: versions, servers, actions, remote-consoles. Source:
/// Compute API 2.1 to 2.96; Nova 26's answers, word for word. Thread: the loop's.
class NovaService {
public:
    /// All that it refers to outlives it.
    NovaService(DemoCloud &cloud, const KeystoneService &keystone, ConsoleTokens &consoles, int pageLimit);

    http::Reply answer(const http::Call &call);
    /// Known once they listen: its own address, and that of the consoles' proxy.
    void setAddresses(QString nova, QString proxy);

private:
    http::Reply versions() const;
    http::Reply inRegion(const QString &region, const QString &path, const http::Call &call);
    http::Reply route(const NovaScope &scope, const QString &path, const http::Call &call);
    http::Reply ofServer(const NovaScope &scope, const QString &id, const QString &what,
                         const http::Call &call);
    http::Reply act(const DemoServer &server, const http::Call &call);
    http::Reply openConsole(const NovaScope &scope, const QString &id, const http::Call &call);

    DemoCloud &m_cloud;
    const KeystoneService &m_keystone;
    ConsoleTokens &m_consoles;
    const int m_pageLimit;
    QString m_nova, m_proxy;
};

} // namespace porthole::demo
