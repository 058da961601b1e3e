#pragma once

#include "core/async/Wake.h"

namespace porthole::async {

/// `co_await delay(time)`: goes on after `time`, by a precise timer; zero is the next turn of the
/// event loop. Thread: any with an event loop.
class Delay {
public:
    explicit Delay(Milliseconds time)
        : m_time(time)
    {}

    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> waiting);
    void await_resume() const noexcept {}

private:
    Milliseconds m_time;
    Wake m_wake;
};

inline Delay delay(Milliseconds time) { return Delay(time); }

} // namespace porthole::async
