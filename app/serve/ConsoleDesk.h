#pragma once

#include "app/http/Message.h"
#include "core/base/Task.h"
#include "core/openstack/compute/Compute.h"

namespace porthole::serve {

/// POST /servers/{id}/remote-consoles, answered as Nova answers it, for one cloud. No microversion header is
/// needed: a type is asked for in the version that brought it. Thread: the cloud's.
class ConsoleDesk {
public:
    /// `compute` outlives the tasks. nullptr: there is no cloud, which Nova would call not implemented.
    explicit ConsoleDesk(openstack::Compute *compute)
        : m_compute(compute)
    {}

    Task<http::Reply> open(QString serverId, QByteArray body);

private:
    Task<http::Reply> openKind(ServerId server, ConsoleType type);
    Task<http::Reply> openByOldAction(ServerId server, ConsoleType type);

    openstack::Compute *m_compute;
};

} // namespace porthole::serve
