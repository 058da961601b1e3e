#pragma once

#include <sys/types.h>

namespace porthole::bench {

/// What a process takes of the computer.
struct ProcessUse {
    double residentKiB = 0;
    double proportionalKiB = 0; ///< PSS: a page that several processes share counts in parts
    int threads = 0;
    double cpuSeconds = 0;
};

/// Zeros for a process that is gone.
ProcessUse useOf(pid_t process);

} // namespace porthole::bench
