#pragma once

#include "app/cli/host/HostLink.h"
#include "core/session/reach/PrivateProxy.h"

#include <array>

namespace porthole::cli {

inline constexpr QLatin1String kVia("--via"), kDirect("--direct");

/// Through which host, and how that is reached.
inline constexpr std::array kViaOptions{Option{kVia, true}, Option{kDirect, false},
                                        Option{QLatin1String("--identity"), true},
                                        Option{QLatin1String("--host-keys"), true}};

/// The way to a cloud or a console through a host, for the length of one command. Thread: main.
class HostRoute {
public:
    /// The one that --via names, else the one that is saved for the cloud (CloudProfile::routeKey()),
    /// connected to; nullptr if there is none, or with --direct. Runs the event loop; the person is asked
    /// what the host asks. Errors: hostSetup()'s, and HostLink::open()'s as wayIsDown() has them; Usage (both
    /// options), Unavailable (the saved host is gone), Cancelled, the store's.
    static Result<std::shared_ptr<HostRoute>> open(const Arguments &arguments, const QString &routeKey = {},
                                                   const QString &cloud = {});

    /// Of it, or of the environment where there is none.
    static net::ProxyEnvironment proxiesOf(const std::shared_ptr<HostRoute> &route);
    /// What a failure means to somebody who goes that way, if any.
    static Error explained(const std::shared_ptr<HostRoute> &route, Error error);

private:
    HostRoute(const QString &host, HostSetup setup, std::unique_ptr<PrivateProxy> proxy);

    const QString m_host;
    HostLink m_link;
    const std::unique_ptr<PrivateProxy> m_proxy;
};

} // namespace porthole::cli
