#include "tests/bench/Replay.h"

#include <algorithm>
#include <cstring>
#include <ctime>

namespace porthole::test {

double threadSeconds()
{
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

namespace {

/// The stream as a channel reads it: piece by piece into a buffer that stays in the cache, each given to
/// `use`.
template <class Use> Result<> readChunks(const Bytes &stream, Bytes &buffer, Use &&use)
{
    for (std::size_t at = 0; at < stream.size(); at += kReadAtOnce) {
        const std::size_t size = std::min(kReadAtOnce, stream.size() - at);
        std::memcpy(buffer.data(), stream.data() + at, size);
        if (auto used = use(ByteView(buffer).first(size)); !used)
            return used;
    }
    return {};
}

} // namespace

Result<Replay> replayWithPorthole(const Recording &recording)
{
    const Bytes stream = recording.stream();
    Bytes buffer(kReadAtOnce);
    const double start = threadSeconds();
    PH_DO(readChunks(stream, buffer, [](ByteView) { return Result<>(); }));
    const double reading = threadSeconds() - start;
    PH_TRY(rfb::Client client, clientFor(recording));
    const double before = threadSeconds();
    PH_DO(readChunks(stream, buffer, [&](ByteView bytes) {
        auto fed = feed(client, bytes);
        client.takeEvents();
        return fed;
    }));
    const double seconds = threadSeconds() - before - reading;
    return Replay{std::max(0.0, seconds), crcOf(client.framebuffer())};
}

} // namespace porthole::test
