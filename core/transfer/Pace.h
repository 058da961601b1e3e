#pragma once

#include <QtGlobal>
#include <chrono>

namespace porthole::transfer {

/// How much is asked of a server at once.
struct Pace {
    quint32 block = 32 * 1024;        ///< bytes in one request
    quint64 window = 2 * 1024 * 1024; ///< bytes in all requests under way
};

/// `limit`: the largest block that the server says it takes, 0 if it says nothing; `roundTrip`: to the server
/// and back. Pure.
Pace paceFor(quint64 limit, std::chrono::microseconds roundTrip);

} // namespace porthole::transfer
