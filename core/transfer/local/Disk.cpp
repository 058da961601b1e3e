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
    m_changed.notify_one();
}

void Disk::run()
{
    for (;;) {
        std::function<void()> job;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_isEnding || !m_jobs.empty(); });
            if (m_isEnding)
                return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        job();
    }
}

} // namespace porthole::transfer
