#pragma once

#include "core/openstack/compute/ComputeApi.h"

namespace porthole::openstack {

enum class Reboot : quint8 {
    Soft, ///< the guest is asked to; only while it is active
    Hard, ///< as with the power switch
};

/// What can be done with a server. Nova accepts and goes on by itself: the server's status tells how far
/// it is. Errors of all: Unavailable (not in its present state, in words), Forbidden (locked, or the role),
/// NotFound, Usage (no id), and ComputeApi::call()'s. Source: Compute API, "Servers - run an action".
class ServerActions {
public:
    explicit ServerActions(ComputeApi &api)
        : m_api(api)
    {}

    Task<Result<>> start(ServerId id);
    Task<Result<>> stop(ServerId id);
    Task<Result<>> reboot(ServerId id, Reboot how);
    Task<Result<>> resume(ServerId id);
    Task<Result<>> unshelve(ServerId id);

private:
    Task<Result<>> act(ServerId id, QJsonObject body, std::string verb);

    ComputeApi &m_api;
};

} // namespace porthole::openstack
