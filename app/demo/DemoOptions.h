#pragma once

#include "core/base/Clock.h"

#include <cstdint>

namespace porthole::demo {

/// What a test or a measurement wants otherwise than a person does.
struct DemoOptions {
    Milliseconds tokenLife{3600000};
    Milliseconds consoleTokenLife{600000};
    int servers = 12;       ///< in the home project and region; 10,000 at most
    int pageLimit = 1000;   ///< servers a page, Nova's max_limit
    std::uint32_t seed = 1; ///< of what looks random (ids, addresses, boot messages); never of a secret
    double speed = 1.0;     ///< how much faster machines boot and change state; over 0
    Milliseconds buildTime{20000}; ///< until the server that is being built is there, before `speed`
};

} // namespace porthole::demo
