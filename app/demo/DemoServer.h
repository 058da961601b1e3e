#pragma once

#include <QDateTime>
#include <QString>

namespace porthole::demo {

struct DemoFlavor {
    const char *name;
    int cpus;
    int ram;  ///< MiB
    int disk; ///< GiB
};

/// A server as Nova's database has it.
struct DemoServer {
    QString id, name, project, region;
    const DemoFlavor *flavor = nullptr;
    QString image, address, mac;
    QString vmState = QStringLiteral("active");
    QString taskState; ///< empty: nothing is under way
    int powerState = 1;
    QString fault;
    bool hasHost = true; ///< false until the scheduler found one
    QDateTime created, updated;
    QString role; ///< what its console tells of itself

    /// Nova's status. Source: nova/api/openstack/common.py, _STATE_MAP.
    QString status() const;
    /// Whether there is a machine with a screen.
    bool isPowered() const { return powerState == 1 || powerState == 3; }
};

struct DemoProject {
    QString id, name, description;
};

} // namespace porthole::demo
