#pragma once

#include "core/base/Secret.h"
#include "core/openstack/CloudsEnvironment.h"

#include <optional>

namespace porthole::cli {

/// What the environment held, taken out of it at the start of the program; and what the program ends with.
struct Environment {
    std::optional<Secret> vncPassword;   ///< PORTHOLE_VNC_PASSWORD
    std::optional<Secret> servePassword; ///< PORTHOLE_SERVE_PASSWORD
    openstack::CloudsEnvironment clouds; ///< OS_* and where clouds.yaml may be
    int exitStatus = 0;                  ///< of a command that succeeds
};

} // namespace porthole::cli
