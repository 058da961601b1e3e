#include "app/cli/host/HostRoute.h"

#include "app/cli/FlowRun.h"
#include "app/cli/host/SavedRoutes.h"
#include "core/session/reach/WayWords.h"

#include <QProcessEnvironment>

namespace porthole::cli {

namespace {

/// The connection has its own limits; this one is for a person who went away from a question.
constexpr Milliseconds kPatience{15 * 60 * 1000};

Result<std::optional<QString>> hostFor(const Arguments &arguments, const QString &routeKey,
                                       const QString &cloud)
{
    const auto named = arguments.value(kVia);
    if (named && arguments.has(kDirect))
        return Error::make(ErrorKind::Usage, "--via and --direct exclude each other");
    if (named || arguments.has(kDirect) || routeKey.isEmpty())
        return named;
    PH_TRY(const SavedRoutes routes, SavedRoutes::read());
    if (!routes.has(routeKey))
        return std::optional<QString>();
    if (routes.hostOf(routeKey).isEmpty())
        return Error::make(ErrorKind::Unavailable,
                           "the host that cloud '" + cloud.toStdString() +
                               "' is reached through is not saved any more (see --via and --direct)");
    return std::optional(routes.hostOf(routeKey));
}

} // namespace

HostRoute::HostRoute(const QString &host, HostSetup setup, std::unique_ptr<PrivateProxy> proxy)
    : m_host(host)
    , m_link(std::move(setup))
    , m_proxy(std::move(proxy))
{}

Result<std::shared_ptr<HostRoute>> HostRoute::open(const Arguments &arguments, const QString &routeKey,
                                                   const QString &cloud)
{
    PH_TRY(const std::optional<QString> host, hostFor(arguments, routeKey, cloud));
    if (!host) {
        for (const char *option : {"--identity", "--host-keys"}) {
            if (arguments.has(QLatin1String(option)))
                return Error::make(ErrorKind::Usage, std::string(option) +
                                                         " says how a host is signed in to, and none is on "
                                                         "the way (see --via)");
        }
        return std::shared_ptr<HostRoute>();
    }
    PH_TRY(HostSetup setup, hostSetup(arguments, *host));
    PH_TRY(std::unique_ptr<PrivateProxy> proxy, PrivateProxy::make());
    std::shared_ptr<HostRoute> route(new HostRoute(*host, std::move(setup), std::move(proxy)));
    PH_TRY(const std::optional<Result<>> opened, runFlow(route->m_link.open(), kPatience));
    if (!opened)
        return Error::make(ErrorKind::Timeout, "nobody has answered what the host asks");
    if (!*opened)
        return wayIsDown(*host, opened->error());
    route->m_proxy->setConnection(&route->m_link.connection());
    return route;
}

net::ProxyEnvironment HostRoute::proxiesOf(const std::shared_ptr<HostRoute> &route)
{
    return route ? route->m_proxy->proxies()
                 : net::ProxyEnvironment::fromEnvironment(QProcessEnvironment::systemEnvironment());
}

Error HostRoute::explained(const std::shared_ptr<HostRoute> &route, Error error)
{
    if (!route)
        return error;
    const ssh::SshConnection &connection = route->m_link.connection();
    return connection.state() == ssh::SshState::Open ? throughHost(route->m_host, std::move(error))
                                                     : wayIsDown(route->m_host, connection.error());
}

} // namespace porthole::cli
