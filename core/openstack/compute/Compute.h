#pragma once

#include "core/openstack/compute/RemoteConsoles.h"
#include "core/openstack/compute/ServerActions.h"
#include "core/openstack/compute/Servers.h"

namespace porthole::openstack {

/// Nova of one project and region, all of it. The session outlives it, and it its tasks.
struct Compute {
    explicit Compute(CloudSession &session, QString region = {})
        : api(session, std::move(region))
        , servers(api)
        , actions(api)
        , consoles(api, servers)
    {}
    Compute(const Compute &) = delete;
    Compute &operator=(const Compute &) = delete;

    ComputeApi api;
    Servers servers;
    ServerActions actions;
    RemoteConsoles consoles;
};

} // namespace porthole::openstack
