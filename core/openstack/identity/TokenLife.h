#pragma once

#include "core/base/Clock.h"
#include "core/openstack/CloudClock.h"

#include <algorithm>

namespace porthole::openstack {

/// How long a token lasts, from the moment that it was asked for. Whichever clock has gone further
/// counts: a sleep of the computer stops the one, setting the time back turns the other.
class TokenLife {
public:
    TokenLife() = default;
    TokenLife(Milliseconds length, CloudClock::Moment start)
        : m_length(length)
        , m_start(start)
    {}

    Milliseconds length() const { return m_length; }
    Milliseconds left(const CloudClock &clock) const
    {
        const CloudClock::Moment now = clock.now();
        const auto awake = std::chrono::duration_cast<Milliseconds>(now.monotonic - m_start.monotonic);
        const auto passed = std::chrono::duration_cast<Milliseconds>(now.wall - m_start.wall);
        return std::max(m_length - std::max(awake, passed), Milliseconds{0});
    }
    /// Two minutes before its end, as keystoneauth has it; a short life is used for three quarters.
    bool needsRenewal(const CloudClock &clock) const
    {
        return left(clock) < std::min(Milliseconds{120000}, m_length / 4);
    }

private:
    Milliseconds m_length{0};
    CloudClock::Moment m_start{};
};

} // namespace porthole::openstack
