#pragma once

#include <chrono>

namespace porthole::openstack {

/// The two clocks by which the age of a token is told: the monotonic one stands still while the
/// computer sleeps, the other may be set. A test holds both.
class CloudClock {
public:
    using Monotonic = std::chrono::steady_clock::time_point;
    using Wall = std::chrono::system_clock::time_point;

    struct Moment {
        Monotonic monotonic;
        Wall wall;
    };

    virtual ~CloudClock() = default;
    virtual Moment now() const
    {
        return {std::chrono::steady_clock::now(), std::chrono::system_clock::now()};
    }
};

} // namespace porthole::openstack
