#pragma once

#include <QtGlobal>
#include <functional>

namespace porthole::transfer {

/// Told of so many more bytes of a file that are where they belong, in order.
using Advance = std::function<void(quint64 bytes)>;

/// Below that a file is begun anew rather than looked at.
inline constexpr quint64 kWorthResuming = 1024 * 1024;
/// So much of what is there is compared with the file before it is believed.
inline constexpr quint64 kTail = 128 * 1024;
/// No more of a file is under way at a time: what is there before that is there whole.
inline constexpr quint64 kMostUnordered = 24 * 1024 * 1024;

} // namespace porthole::transfer
