#pragma once

#include "core/net/ProxyEnvironment.h"
#include "core/net/TlsTrust.h"

namespace porthole {

/// How a gateway is reached. Values only, so that they may cross threads.
struct GatewayOptions {
    net::TlsTrust trust; ///< the system's roots, and what is added here
    net::ProxyEnvironment proxies;
};

} // namespace porthole
