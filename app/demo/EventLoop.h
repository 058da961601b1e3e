#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"

#include <functional>
#include <memory>

struct event;
struct event_base;

namespace porthole::demo {

/// libevent's loop. Everything that hangs on it belongs to the thread that runs it, or to the one that
/// set it up before, or to the one that takes it apart when run() has returned.
class EventLoop {
public:
    /// Errors: Bug (no descriptors left).
    static Result<std::unique_ptr<EventLoop>> make();
    ~EventLoop();
    EventLoop(const EventLoop &) = delete;
    EventLoop &operator=(const EventLoop &) = delete;

    event_base *base() const { return m_base; }
    /// Until stop() was called, be it before.
    void run();
    /// Thread: any.
    void stop();

private:
    EventLoop() = default;

    event_base *m_base = nullptr;
    event *m_stop = nullptr;
    int m_stopDescriptor = -1;
};

/// Calls once, some time after start(). It may be destroyed or started again from within the call.
class Timer {
public:
    Timer(EventLoop &loop, std::function<void()> called);
    ~Timer();
    Timer(const Timer &) = delete;
    Timer &operator=(const Timer &) = delete;

    void start(Milliseconds after);
    void stop();

private:
    event *m_event;
    std::function<void()> m_called;
};

} // namespace porthole::demo
