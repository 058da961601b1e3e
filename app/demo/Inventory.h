#pragma once

#include "app/demo/DemoOptions.h"
#include "app/demo/DemoServer.h"

#include <vector>

namespace porthole::demo {

/// What the cloud has when it starts.
struct Inventory {
    std::vector<DemoProject> projects; ///< the home project first
    std::vector<QString> regions;      ///< the home region first
    std::vector<DemoServer> servers;   ///< newest first, as Nova lists them
};

/// Believable servers in all the states that a person meets, in the home project and region; a few in the
/// others. The same for the same seed, but for the times.
Inventory makeInventory(const DemoOptions &options);

} // namespace porthole::demo
