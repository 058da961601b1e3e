#pragma once

#include "core/base/Id.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace porthole {

using ServerId = Id<struct ServerTag, QString>;

/// What a server is doing, as Nova's status says it. Source: Compute API, server status.
enum class ServerStatus : quint8 {
    Active, Build, Deleted, Error, HardReboot, Migrating, Paused, Reboot, Rebuild, Rescue, Resize,
    RevertResize, Shelved, ShelvedOffloaded, Shutoff, SoftDeleted, Stopped, Suspended, VerifyResize, Unknown,
};

/// One server of one project and region, as servers/detail tells it. Rows of a cell that is down lack
/// most of it.
struct Server {
    ServerId id;
    QString name;
    ServerStatus status = ServerStatus::Unknown;
    QString statusText; ///< Nova's own word, for what Unknown stands for
    QString taskState;  ///< empty: none
    int powerState = 0; ///< 0 none, 1 running, 3 paused, 4 shut down, 6 crashed, 7 suspended
    QStringList addresses;
    QString flavor, image, availabilityZone, fault;
    QDateTime created, updated;
    bool locked = false;
};

/// A kind of console: the (protocol, type) pair of POST /servers/{id}/remote-consoles.
enum class ConsoleType : quint8 { NoVnc, XvpVnc, SpiceHtml5, SpiceDirect, RdpHtml5, Serial, WebMks };

} // namespace porthole
