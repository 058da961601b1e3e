#include "tests/bench/Replay.h"

#include <algorithm>
#include <ctime>

namespace porthole::test {

double threadSeconds()
{
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

Result<Replay> replayWithPorthole(const Recording &recording, int times)
{
    // As from a socket: into a buffer that is in the cache then. LibVNCClient's bytes are there, too,
    // brought by the thread that writes them.
    constexpr std::size_t chunk = 64 * 1024;
    const Bytes stream = recording.stream();
    Bytes buffer(chunk);
    Replay replay;
    for (int i = 0; i < times; ++i) {
        PH_TRY(rfb::Client client, clientFor(recording));
        for (std::size_t at = 0; at < stream.size(); at += chunk) {
            const std::size_t size = std::min(chunk, stream.size() - at);
            std::copy_n(stream.data() + at, size, buffer.data());
            const double before = threadSeconds();
            PH_DO(feed(client, ByteView(buffer).first(size)));
            client.takeEvents();
            replay.seconds += threadSeconds() - before;
        }
        replay.crc = crcOf(client.framebuffer());
    }
    return replay;
}

} // namespace porthole::test
