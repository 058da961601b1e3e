#pragma once

#include "tests/bench/SshHost.h"

#include <vector>

namespace porthole::bench {

/// A way to run `true` on a host, from nothing to its exit status: connect, key exchange, sign in by key,
/// command.
struct SignIn {
    const char *name = "";
    std::vector<double> seconds{}; ///< of each round; empty if one failed
};

/// All ways by turns, as often as there are rounds; the first round is not counted. The first way is this
/// process's own SshConnection, the second `ssh`.
std::vector<SignIn> signInByTurns(const SshHost &host, int rounds);

} // namespace porthole::bench
