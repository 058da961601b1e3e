#pragma once

#include "tests/bench/SshHost.h"

namespace porthole::bench {

/// Many sessions with a shell each, all open at once.
struct Crowd {
    int live = 0;           ///< those that answered after the last one was open
    double seconds = 0;     ///< from nothing until all of them had
    double residentKiB = 0; ///< what each of them added; for processes all of it
    double proportionalKiB = 0;
    double threads = 0; ///< per session
    double idleCpu = 0; ///< of all together, in processor seconds per second without anything to do
};

/// ShellSessions of this process, as the window has them: connection, terminal, scrollback.
Crowd crowdInThisProcess(const SshHost &host, int count, int idleMilliseconds);
/// Processes of `ssh -tt`, whose output nobody shows.
Crowd crowdOfSsh(const SshHost &host, int count, int idleMilliseconds);

} // namespace porthole::bench
