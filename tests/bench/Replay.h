#pragma once

#include "tests/data/Recordings.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace porthole::test {

/// One replay of a recording: CPU seconds of the thread that decoded, and the picture it ended in.
struct Replay {
    double seconds = 0;
    std::uint32_t crc = 0;
};

/// CPU seconds of the calling thread so far.
double threadSeconds();

/// Through rfb::Client. Errors: the client's.
Result<Replay> replayWithPorthole(const Recording &recording, int times);

/// Through LibVNCClient, which reads from a socket that another thread fills. Nothing if it gave up.
/// `reads` learns the sizes that it asked read() for, so that readOnly() can ask for the same.
std::optional<Replay> replayWithLibVncClient(const Recording &recording, int times,
                                             std::vector<std::size_t> *reads = nullptr);

/// CPU seconds of reading the same bytes from such a socket with the same calls, and doing nothing.
double readOnly(const Recording &recording, int times, const std::vector<std::size_t> &reads);

} // namespace porthole::test
