#pragma once

#include "core/async/Backoff.h"
#include "core/base/Clock.h"

#include <optional>

namespace porthole {

/// When a console whose address is asked for anew is tried again. After a live console, at once; after
/// attempts that failed though the server seems to be up, three times soon, since what is starting takes
/// its seconds, and then less and less often. In no case more often than two times a second.
class RenewalPace {
public:
    static constexpr int kSoon = 3;
    static constexpr Milliseconds kSettled{1000}; ///< live for so long, it is not the way that is broken
    static constexpr Milliseconds kLeast{500};    ///< from the beginning of an attempt to that of the next

    RenewalPace(Milliseconds first, Milliseconds last, std::uint32_t seed)
        : m_first(first)
        , m_backoff(first, last, seed)
    {}

    /// A console that had been live for so long is lost. The second short life in a row, and those that
    /// follow, count as failures.
    Backoff::Step afterLive(Milliseconds life);
    Backoff::Step afterFailure();
    /// The way looked different meanwhile: what failed before says nothing about the next attempt.
    void reset();

    /// An attempt begins now.
    void attempt(Clock::TimePoint now) { m_lastAttempt = now; }
    /// How long the next one has to wait in any case.
    Milliseconds atLeast(Clock::TimePoint now) const;

private:
    Milliseconds m_first;
    Backoff m_backoff;
    int m_failures = 0, m_shortLives = 0;
    std::optional<Clock::TimePoint> m_lastAttempt;
};

} // namespace porthole
