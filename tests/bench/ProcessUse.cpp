#include "tests/bench/ProcessUse.h"

#include <ctime>
#include <fstream>
#include <string>

namespace porthole::bench {

namespace {

/// The number behind "Name:" in a file of /proc.
double field(const std::string &path, const std::string &name)
{
    std::ifstream file(path);
    for (std::string word; file >> word;) {
        double value = 0;
        if (word == name && file >> value)
            return value;
    }
    return 0;
}

} // namespace

ProcessUse useOf(pid_t process)
{
    const std::string folder = "/proc/" + std::to_string(process);
    ProcessUse use;
    use.residentKiB = field(folder + "/smaps_rollup", "Rss:");
    use.proportionalKiB = field(folder + "/smaps_rollup", "Pss:");
    use.threads = static_cast<int>(field(folder + "/status", "Threads:"));
    clockid_t clock{};
    timespec time{};
    if (::clock_getcpuclockid(process, &clock) == 0 && ::clock_gettime(clock, &time) == 0)
        use.cpuSeconds = static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
    return use;
}

} // namespace porthole::bench
