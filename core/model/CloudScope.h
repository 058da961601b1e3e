#pragma once

#include "core/model/Project.h"
#include "core/model/Server.h"

#include <QString>

namespace porthole {

/// Where servers are listed: one project in one region of a cloud.
struct CloudScope {
    ProjectId project;
    QString region;

    friend bool operator==(const CloudScope &, const CloudScope &) = default;
};

/// One server among all that are known.
struct ServerRef {
    QString cloud; ///< the cloud's name
    CloudScope scope;
    ServerId server;

    friend bool operator==(const ServerRef &, const ServerRef &) = default;
};

/// What a person can do with a server.
enum class ServerAction : quint8 { Start, Stop, SoftReboot, HardReboot, Resume, Unshelve };

} // namespace porthole
