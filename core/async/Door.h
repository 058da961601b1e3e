#pragma once

#include <QMetaObject>
#include <QObject>
#include <mutex>
#include <utility>

namespace porthole::async {

/// The way to an object that lives in another thread and goes when it likes. Whoever wants something of
/// it shares its door; the object closes it, first of all, in its destructor. Thread: any.
template <class Object> class Door {
public:
    explicit Door(Object &behind)
        : m_behind(&behind)
    {}

    /// Runs `call(object)` in the object's thread, in order with the others; false if the object is
    /// gone. One that goes before its turn takes the calls with it.
    template <class Call> bool post(Call &&call)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_behind)
            return false;
        QMetaObject::invokeMethod(
            m_behind, [to = m_behind, run = std::forward<Call>(call)]() mutable { run(*to); },
            Qt::QueuedConnection);
        return true;
    }
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_behind = nullptr;
    }

private:
    std::mutex m_mutex;
    Object *m_behind;
};

} // namespace porthole::async
