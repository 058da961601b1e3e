#pragma once

#include "core/base/Clock.h"

#include <QObject>
#include <QTimer>
#include <coroutine>
#include <optional>

namespace porthole::async {

/// Brings a waiting coroutine back, always through the event loop: never from inside the signal that
/// ended the wait, so a resumed flow may delete whoever emitted it. Awaiters have one as a member;
/// when the awaiter goes (the flow went on, or its Task was destroyed) so does every connection and
/// every queued resumption. Neither copied nor moved: connections point to it.
/// Thread: the one that awaits, from beginning to end.
class Wake {
public:
    Wake() = default;
    Wake(const Wake &) = delete;
    Wake &operator=(const Wake &) = delete;

    /// The receiver of an awaiter's connections.
    QObject &context() { return m_context; }
    /// Notes who waits. If soon() was called before, it is resumed for that.
    void wait(std::coroutine_handle<> waiting);
    /// Resumes the waiting flow in the next turn of the event loop, once.
    void soon();
    /// Calls `ran` after `timeout` (milliseconds, precise timer), unless this object is gone by then.
    template <class F> void after(Milliseconds timeout, F &&ran)
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_context, std::forward<F>(ran));
        startTimer(timeout);
    }

private:
    void startTimer(Milliseconds timeout);
    void queue();

    QObject m_context;
    QTimer m_timer;
    std::coroutine_handle<> m_waiting;
    bool m_due = false;
};

} // namespace porthole::async
