#include "core/net/SilenceWatch.h"

namespace porthole::net {

namespace {

/// A process that was stopped, or a computer that slept, wakes up with its timers run out and the
/// answer still in the kernel's buffer: one more second of reading comes before the verdict.
constexpr Milliseconds kLastLook{1000};

} // namespace

SilenceWatch::SilenceWatch(Milliseconds askAfter, Milliseconds answerWithin)
    : m_askAfter(askAfter)
    , m_answerWithin(answerWithin)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SilenceWatch::timeout);
}

void SilenceWatch::heard()
{
    // The timer runs on, and what is left of the silence is reckoned when it ends: restarting it for
    // every read would cost more than the read.
    m_lastHeard = SteadyClock().now();
    if (m_phase == Phase::Listening && m_timer.isActive())
        return;
    m_phase = Phase::Listening;
    m_timer.start(m_askAfter);
}

void SilenceWatch::timeout()
{
    switch (m_phase) {
    case Phase::Listening: {
        const auto silence = std::chrono::duration_cast<Milliseconds>(SteadyClock().now() - m_lastHeard);
        if (silence < m_askAfter) {
            m_timer.start(m_askAfter - silence);
            return;
        }
        m_phase = Phase::Asked;
        m_timer.start(m_answerWithin);
        Q_EMIT silent();
        return;
    }
    case Phase::Asked:
        m_phase = Phase::LastLook;
        m_timer.start(kLastLook);
        return;
    case Phase::LastLook:
        Q_EMIT dead();
        return;
    }
}

} // namespace porthole::net
