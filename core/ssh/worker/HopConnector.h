#pragma once

#include "core/ssh/config/ResolvedHost.h"
#include "core/ssh/worker/Loop.h"

#include <functional>

namespace porthole::ssh {

/// A TCP connection to a machine: its name's addresses in their order, the next one tried when one fails or
/// takes long, the first that answers taken. `nameFound` is called between the two. Errors: Unreachable,
/// Timeout, Usage (the bind address), Loop::turn()'s. Source: RFC 8305, in a plain form.
Result<OwnedFd> connectTo(Loop &loop, const ResolvedHost &host, TimePoint until,
                          const std::function<void()> &nameFound);

/// How long the kernel waits for a dead peer to acknowledge before it gives the connection up; 0: for as long
/// as it thinks fit. Source: tcp(7), TCP_USER_TIMEOUT.
Result<> setUserTimeout(const OwnedFd &socket, Milliseconds time);

} // namespace porthole::ssh
