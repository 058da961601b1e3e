#include "core/async/Wake.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace porthole::async {

void Wake::wait(std::coroutine_handle<> waiting)
{
    m_waiting = waiting;
    if (m_due)
        queue();
}

void Wake::soon()
{
    if (std::exchange(m_due, true) || !m_waiting)
        return;
    queue();
}

void Wake::queue()
{
    // The handle is copied into the event: resuming destroys this object while the event runs, which
    // QObject allows, and nothing of it is touched afterwards.
    QMetaObject::invokeMethod(
        &m_context, [waiting = m_waiting] { waiting.resume(); }, Qt::QueuedConnection);
}

void Wake::startTimer(Milliseconds timeout)
{
    // QTimer counts in int milliseconds: 24 days, long enough to stand for anything longer.
    constexpr Milliseconds longest{std::numeric_limits<int>::max()};
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.start(std::clamp(timeout, Milliseconds{0}, longest));
}

} // namespace porthole::async
