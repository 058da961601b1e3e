#include "core/async/Backoff.h"

#include <algorithm>

namespace porthole {

Backoff::Step Backoff::next()
{
    Milliseconds delay = m_first;
    for (int i = 0; i < m_attempts && delay < m_last; ++i)
        delay *= 2;
    delay = std::min(delay, m_last);
    ++m_attempts;

    constexpr double kJitter = 0.2;
    std::uniform_real_distribution spread(1.0 - kJitter, 1.0 + kJitter);
    const double spreadOut = static_cast<double>(delay.count()) * spread(m_random);
    return {Milliseconds{static_cast<Milliseconds::rep>(spreadOut)}, m_attempts};
}

} // namespace porthole
