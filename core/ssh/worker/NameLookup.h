#pragma once

#include "core/ssh/config/ResolvedHost.h"
#include "core/ssh/worker/Loop.h"

#include <sys/socket.h>

namespace porthole::ssh {

struct SocketAddress {
    sockaddr_storage storage{};
    socklen_t length = 0;

    const sockaddr *raw() const { return reinterpret_cast<const sockaddr *>(&storage); }
};

/// The addresses of a host's name. getaddrinfo() cannot be interrupted: it runs in a thread of its own that
/// nobody waits for. Errors: Unreachable, Timeout, Loop::turn()'s.
Result<std::vector<SocketAddress>> lookUp(Loop &loop, const Endpoint &host, AddressFamily family,
                                          TimePoint until);

/// The same for a literal address, at once. Errors: Usage.
Result<SocketAddress> literalAddress(const QString &text);

} // namespace porthole::ssh
