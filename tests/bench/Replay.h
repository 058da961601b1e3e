#pragma once

#include "tests/data/Recordings.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace porthole::test {

/// One replay of a recording: CPU seconds that the thread spent decoding, and the picture it ended in.
/// Both clients' bytes come out of memory; what fetching them costs with the same reads, and nothing done
/// with them, is measured beside the replay and subtracted.
struct Replay {
    double seconds = 0;
    std::uint32_t crc = 0;
};

/// The most that a read hands over at once, to either of them.
inline constexpr std::size_t kReadAtOnce = 64 * 1024;

/// CPU seconds of the calling thread so far.
double threadSeconds();

/// Through rfb::Client. Errors: the client's.
Result<Replay> replayWithPorthole(const Recording &recording);

/// The sizes that LibVNCClient asks its socket for. Nothing if it gives up before the end.
std::optional<std::vector<std::size_t>> readsOfLibVncClient(const Recording &recording);
/// Through LibVNCClient, which is known to read so.
Replay replayWithLibVncClient(const Recording &recording, const std::vector<std::size_t> &reads);

} // namespace porthole::test
