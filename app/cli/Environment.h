#pragma once

#include "core/base/Secret.h"
#include "core/openstack/CloudsEnvironment.h"

#include <optional>

namespace porthole::cli {

/// What the environment held, taken out of it at the start of the program.
struct Environment {
    std::optional<Secret> vncPassword;   ///< PORTHOLE_VNC_PASSWORD
    std::optional<Secret> servePassword; ///< PORTHOLE_SERVE_PASSWORD
    openstack::CloudsEnvironment clouds; ///< OS_* and where clouds.yaml may be
};

} // namespace porthole::cli
