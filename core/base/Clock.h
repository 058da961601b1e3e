#pragma once

#include <chrono>

namespace porthole {

using Milliseconds = std::chrono::milliseconds;

/// Where time comes from, so that tests can hold it. Monotonic: a jump of the wall clock moves
/// nothing that was scheduled.
class Clock {
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    virtual ~Clock() = default;
    virtual TimePoint now() const = 0;
};

class SteadyClock final : public Clock {
public:
    TimePoint now() const override { return std::chrono::steady_clock::now(); }
};

} // namespace porthole
