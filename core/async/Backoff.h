#pragma once

#include "core/base/Clock.h"

#include <cstdint>
#include <random>

namespace porthole {

/// How long to wait before the next attempt: `first`, doubled each time up to `last`, each spread by
/// ±20 % so that the clients of a server that comes back do not all knock at once.
class Backoff {
public:
    struct Step {
        Milliseconds delay{0};
        int attempt = 0; ///< from 1
    };

    Backoff(Milliseconds first, Milliseconds last, std::uint32_t seed)
        : m_first(first)
        , m_last(last)
        , m_random(seed)
    {}

    Step next();
    /// Begins anew: the connection was live.
    void reset() { m_attempts = 0; }

private:
    Milliseconds m_first;
    Milliseconds m_last;
    int m_attempts = 0;
    std::minstd_rand m_random;
};

} // namespace porthole
