#pragma once

#include <QString>

namespace porthole::demo {

/// What a demo's machine tells of itself on its screen.
struct Machine {
    QString name, role, address;
    int cpus = 1;
    int ram = 2048; ///< MiB
};

} // namespace porthole::demo
