#pragma once

#include <QtGlobal>
#include <chrono>
#include <deque>

namespace porthole {

/// How fast something goes, over the last seconds. Pure: whoever uses it brings the time.
class RateMeter {
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::seconds kSpan{4};

    void reset() { m_samples.clear(); }
    /// So many bytes had been moved by then. What was taken back counts as no progress.
    void add(Clock::time_point now, quint64 bytes)
    {
        m_samples.push_back({now, bytes});
        while (m_samples.size() > 2 && now - m_samples.front().when > kSpan)
            m_samples.pop_front();
    }
    /// Bytes per second.
    quint64 rate() const
    {
        if (m_samples.size() < 2 || m_samples.back().bytes <= m_samples.front().bytes)
            return 0;
        const std::chrono::duration<double> took = m_samples.back().when - m_samples.front().when;
        const auto moved = static_cast<double>(m_samples.back().bytes - m_samples.front().bytes);
        return took.count() > 0 ? static_cast<quint64>(moved / took.count()) : 0;
    }

private:
    struct Sample {
        Clock::time_point when;
        quint64 bytes;
    };
    std::deque<Sample> m_samples;
};

} // namespace porthole
