#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

struct event;
struct event_base;

namespace porthole::http {

/// The way into a loop from other threads. It may outlive the loop.
class LoopInbox {
public:
    LoopInbox() = default;
    ~LoopInbox();
    LoopInbox(const LoopInbox &) = delete;
    LoopInbox &operator=(const LoopInbox &) = delete;

    /// Has the loop's thread call it, in order with the others; false if the loop is gone. Calls that
    /// the loop did not come to are dropped with it. Thread: any.
    bool post(std::function<void()> call);

private:
    friend class EventLoop;
    Result<> open();
    void runAll();
    void close();

    std::mutex m_mutex;
    std::vector<std::function<void()>> m_calls;
    int m_wakeDescriptor = -1;
    bool m_closed = false;
};

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
    const std::shared_ptr<LoopInbox> &inbox() const { return m_inbox; }
    /// Until stop() was called, be it before.
    void run();
    /// Thread: any.
    void stop();

private:
    EventLoop() = default;

    event_base *m_base = nullptr;
    event *m_wake = nullptr;
    std::shared_ptr<LoopInbox> m_inbox = std::make_shared<LoopInbox>();
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

} // namespace porthole::http
