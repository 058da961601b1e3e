#include "core/ssh/worker/ThreadReaper.h"

#include <chrono>

namespace porthole::ssh {

namespace {

/// For all of them together, at the end of the process.
constexpr std::chrono::seconds kPatience{2};

} // namespace

ThreadReaper &ThreadReaper::ofThisProcess()
{
    static ThreadReaper reaper;
    return reaper;
}

ThreadReaper::~ThreadReaper()
{
    const auto until = std::chrono::steady_clock::now() + kPatience;
    for (Leaving &leaving : m_leaving) {
        if (leaving.over.wait_until(until) == std::future_status::ready)
            leaving.thread.join();
        else
            leaving.thread.detach();
    }
}

void ThreadReaper::take(std::thread thread, std::future<void> over)
{
    const std::lock_guard lock(m_mutex);
    m_leaving.remove_if([](Leaving &leaving) {
        if (leaving.over.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
            return false;
        leaving.thread.join();
        return true;
    });
    m_leaving.push_back({std::move(thread), std::move(over)});
}

} // namespace porthole::ssh
