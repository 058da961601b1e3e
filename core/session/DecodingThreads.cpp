#include "core/session/DecodingThreads.h"

#include <algorithm>

namespace porthole {

DecodingThreads::DecodingThreads(int count)
{
    for (int i = 0; i < std::max(count, 1); ++i) {
        auto thread = std::make_unique<QThread>();
        thread->setObjectName(QStringLiteral("decoding %1").arg(i)); // the system shows 15 characters
        thread->start();
        m_threads.push_back(std::move(thread));
    }
}

DecodingThreads::~DecodingThreads()
{
    // A worker that was told to go with deleteLater() goes in the thread's last breath at the latest:
    // QThread handles deferred deletions after its event loop.
    for (const auto &thread : m_threads)
        thread->quit();
    for (const auto &thread : m_threads)
        thread->wait();
}

QThread &DecodingThreads::next()
{
    QThread &thread = *m_threads[m_turn];
    m_turn = (m_turn + 1) % m_threads.size();
    return thread;
}

} // namespace porthole
