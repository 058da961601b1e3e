#pragma once

#include "core/model/SavedHost.h"

namespace porthole {

/// Which host a cloud is reached through. A cloud that has none is reached directly.
struct SavedRoute {
    QString cloud; ///< its name in clouds.yaml
    HostId host;

    friend bool operator==(const SavedRoute &, const SavedRoute &) = default;
};

} // namespace porthole
