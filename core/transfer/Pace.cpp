#include "core/transfer/Pace.h"

#include "core/sftp/Protocol.h"

#include <algorithm>

namespace porthole::transfer {

namespace {

/// What every server takes.
constexpr quint64 kPlainBlock = 32 * 1024;
/// Of OpenSSH: a packet of 256 KiB without what surrounds the data.
constexpr quint64 kLargestBlock = 255 * 1024;

/// Enough to keep a fast line busy for a round trip, in bytes per microsecond; and no more than is good for
/// the memory of both sides.
constexpr quint64 kFastestLine = 800;
constexpr quint64 kSmallestWindow = 2 * 1024 * 1024;
constexpr quint64 kLargestWindow = 24 * 1024 * 1024; // see kMostUnordered

} // namespace

Pace paceFor(quint64 limit, std::chrono::microseconds roundTrip)
{
    Pace pace;
    const quint64 block = limit == 0 ? kPlainBlock : std::clamp(limit, quint64{1024}, kLargestBlock);
    pace.block = static_cast<quint32>(block);
    const auto elapsed = static_cast<quint64>(std::clamp<qint64>(roundTrip.count(), 0, 1'000'000));
    pace.window = std::clamp(elapsed * kFastestLine, kSmallestWindow, kLargestWindow);
    return pace;
}

} // namespace porthole::transfer
