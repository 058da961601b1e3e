#pragma once

#include "core/model/Server.h"
#include "core/openstack/compute/Microversion.h"

namespace porthole::openstack {

/// How a kind of console is asked for. Source: Compute API, "Server consoles"; Nova's release notes for
/// the microversions.
struct ConsoleKind {
    ConsoleType type;
    const char *protocol; ///< of POST /servers/{id}/remote-consoles; the type's word is nameOf()
    Microversion since;   ///< the version that brought it, in which it is asked for
    const char *action;   ///< before 2.6: of POST /servers/{id}/action; nullptr: there was none
};
const ConsoleKind &consoleKind(ConsoleType type);

} // namespace porthole::openstack
