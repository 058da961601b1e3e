#pragma once

#include <future>
#include <list>
#include <mutex>
#include <thread>

namespace porthole::ssh {

/// Threads that were told to end and that nobody waits for. They end within milliseconds, or when a program
/// that was asked something (an agent) answers. Those that have ended are joined when another one comes, the
/// rest at the end of the process, which waits a moment for them: so none runs while the process is taken
/// apart. Thread: any.
class ThreadReaper {
public:
    /// The only one: at the end of the process nobody else is left to wait.
    static ThreadReaper &ofThisProcess();
    ~ThreadReaper();
    ThreadReaper(const ThreadReaper &) = delete;
    ThreadReaper &operator=(const ThreadReaper &) = delete;

    /// `over` is ready when the thread has nothing left to do.
    void take(std::thread thread, std::future<void> over);

private:
    struct Leaving {
        std::thread thread;
        std::future<void> over;
    };
    ThreadReaper() = default;

    std::mutex m_mutex;
    std::list<Leaving> m_leaving;
};

} // namespace porthole::ssh
