#include "core/session/RenewalPace.h"

#include <algorithm>

namespace porthole {

Backoff::Step RenewalPace::afterLive(Milliseconds life)
{
    m_shortLives = life < kSettled ? m_shortLives + 1 : 0;
    if (m_shortLives > 1)
        return afterFailure();
    reset();
    return {Milliseconds{0}, 1};
}

Backoff::Step RenewalPace::afterFailure()
{
    ++m_failures;
    return {m_failures <= kSoon ? m_first : m_backoff.next().delay, m_failures};
}

void RenewalPace::reset()
{
    m_failures = 0;
    m_backoff.reset();
}

Milliseconds RenewalPace::atLeast(Clock::TimePoint now) const
{
    if (!m_lastAttempt)
        return Milliseconds{0};
    return std::max(kLeast - std::chrono::duration_cast<Milliseconds>(now - *m_lastAttempt), Milliseconds{0});
}

} // namespace porthole
