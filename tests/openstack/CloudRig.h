#pragma once

#include "core/net/NetworkHttpTransport.h"
#include "core/openstack/compute/Compute.h"
#include "tests/openstack/CloudDouble.h"
#include "tests/support/Flow.h"

namespace porthole::test {

/// A session with a cloud's double, over the network as it is in earnest.
struct CloudRig {
    explicit CloudRig(std::optional<ProjectId> project = std::nullopt)
        : session(cloud.profile(), transport, clock, std::move(project))
        , compute(session)
    {}
    explicit CloudRig(const CloudProfile &profile)
        : session(profile, transport, clock)
        , compute(session)
    {}

    CloudDouble cloud;
    HeldClock clock;
    net::NetworkHttpTransport transport{net::HttpOptions{}};
    openstack::CloudSession session;
    openstack::Compute compute;
};

inline openstack::ServiceCall listServers()
{
    openstack::ServiceCall call;
    call.path = QStringLiteral("/servers/detail");
    return call;
}

} // namespace porthole::test
