#pragma once

#include <QThread>
#include <memory>
#include <vector>

namespace porthole {

/// The threads on which consoles are decoded, one per core; sessions are spread over them in turn.
/// Every session dies before this object does: destroying it ends the threads and joins them.
/// Thread: the one that made it.
class DecodingThreads {
public:
    explicit DecodingThreads(int count = QThread::idealThreadCount());
    ~DecodingThreads();
    DecodingThreads(const DecodingThreads &) = delete;
    DecodingThreads &operator=(const DecodingThreads &) = delete;

    QThread &next();
    int count() const { return static_cast<int>(m_threads.size()); }

private:
    std::vector<std::unique_ptr<QThread>> m_threads;
    std::size_t m_turn = 0;
};

} // namespace porthole
