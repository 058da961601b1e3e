#pragma once

#include "core/import/Draft.h"

namespace porthole::imports {

/// Puts "host", "host:port", "[v6]:port", "host::port" or a bare IPv6 address into `draft`. A console's
/// number below 100 is a display of VNC's, to which 5900 is added, unless it stands behind "::". What cannot
/// be taken apart becomes the host, which is refused later.
void takeHostAndPort(Draft &draft, const QString &text);

} // namespace porthole::imports
