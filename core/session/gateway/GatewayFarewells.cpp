#include "core/session/gateway/GatewayFarewells.h"

namespace porthole {

namespace {

net::HttpOptions httpOptions(const GatewayOptions &options)
{
    net::HttpOptions http;
    http.trust = options.trust;
    http.proxies = options.proxies;
    return http;
}

Task<> leaveHost(std::shared_ptr<GatewayLine> line) { co_await line->host.close(); }

Task<> leaveServer(std::shared_ptr<GatewayLine> line)
{
    co_await line->host.close();
    co_await line->access.signOut();
}

} // namespace

GatewayLine::GatewayLine(const GatewayUrl &url, const GatewayOptions &options)
    : transport(httpOptions(options))
    , access(url, transport)
{}

void GatewayFarewells::leave(std::shared_ptr<GatewayLine> line) { m_flows.begin(leaveHost(std::move(line))); }

void GatewayFarewells::signOut(std::shared_ptr<GatewayLine> line)
{
    m_flows.begin(leaveServer(std::move(line)));
}

} // namespace porthole
