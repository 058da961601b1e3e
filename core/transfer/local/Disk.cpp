#include "core/transfer/local/Disk.h"

namespace porthole::transfer {

Disk::Disk()
    : m_thread([this] { run(); })
{}

Disk::~Disk()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
        m_changed.notify_one();
    }
    m_thread.join();
}

void Disk::post(std::function<void()> job)
{
    const std::lock_guard lock(m_mutex);
    m_jobs.push_back(std::move(job));
    if (m_jobs.size() == 1) // else it is awake
        m_changed.notify_one();
}

void Disk::run()
{
    std::deque<std::function<void()>> jobs;
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_isEnding || !m_jobs.empty(); });
            jobs.swap(m_jobs);
        }
        for (; !jobs.empty(); jobs.pop_front()) {
            if (m_isEnding)
                return;
            jobs.front()();
        }
        if (m_isEnding)
            return;
    }
}

} // namespace porthole::transfer
