#pragma once

#include "core/async/Door.h"

#include <atomic>
#include <condition_variable>
#include <coroutine>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <thread>

namespace porthole::transfer {

/// The thread in which local files are touched, which may block. What is posted is done in that order; a
/// job holds all that it uses, because whoever posted it may be gone by then.
/// Thread: any for post(); destroying it waits for the job that runs, and drops the others.
class Disk {
public:
    Disk();
    ~Disk();
    Disk(const Disk &) = delete;
    Disk &operator=(const Disk &) = delete;

    void post(std::function<void()> job);

private:
    void run();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_jobs;
    std::atomic_bool m_isEnding = false;
    std::thread m_thread; // last: it uses all of the above
};

/// A job for the disk that a flow waits for: posted when this is made, `co_await`ed once, perhaps later.
/// Thread: the one that makes it. Dropping it drops the outcome, not the job.
template <class T> class OnDisk {
public:
    OnDisk(Disk &disk, std::function<T()> job)
        : m_door(std::make_shared<async::Door<Behind>>(m_behind))
    {
        disk.post([door = m_door, work = std::move(job)] {
            door->post(
                [outcome = std::make_shared<T>(work())](Behind &to) { to.settle(std::move(*outcome)); });
        });
    }
    ~OnDisk() { m_door->close(); }
    OnDisk(const OnDisk &) = delete;
    OnDisk &operator=(const OnDisk &) = delete;

    bool await_ready() const noexcept { return m_behind.outcome.has_value(); }
    void await_suspend(std::coroutine_handle<> waiting) { m_behind.waiting = waiting; }
    T await_resume() { return *std::move(m_behind.outcome); }

private:
    struct Behind : QObject {
        std::optional<T> outcome;
        std::coroutine_handle<> waiting;

        /// From the event loop's own level; the flow may delete this as it goes on.
        void settle(T value)
        {
            outcome = std::move(value);
            if (waiting)
                waiting.resume();
        }
    };
    Behind m_behind;
    std::shared_ptr<async::Door<Behind>> m_door;
};

} // namespace porthole::transfer
