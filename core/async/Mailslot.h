#pragma once

#include "core/async/Wake.h"
#include "core/base/Result.h"

#include <QtGlobal>
#include <deque>

namespace porthole::async {

/// Values on their way to one flow, in order, none lost: `post(value)` on one side,
/// `co_await slot.next()` on the other. It does not bound its length: whoever posts does.
/// Thread: one, both sides.
template <class T> class Mailslot {
public:
    /// The awaiter of next().
    class Next {
    public:
        Next(Mailslot &slot, std::optional<Milliseconds> timeout)
            : m_slot(&slot)
            , m_timeout(timeout)
        {}
        ~Next()
        {
            if (m_slot && m_slot->m_waiting == this)
                m_slot->m_waiting = nullptr;
        }
        Next(const Next &) = delete;
        Next &operator=(const Next &) = delete;

        bool await_ready() const noexcept { return !m_slot->m_values.empty(); }
        void await_suspend(std::coroutine_handle<> waiting)
        {
            Q_ASSERT(!m_slot->m_waiting); // a single consumer
            m_slot->m_waiting = this;
            m_wake.wait(waiting);
            if (m_timeout)
                m_wake.after(*m_timeout, [this] { m_wake.soon(); });
        }
        Result<T> await_resume()
        {
            if (!m_slot)
                return Error::make(ErrorKind::Cancelled, "the sender is gone");
            // A value that came with the timeout, before the flow was resumed, counts.
            if (m_slot->m_values.empty())
                return Error::make(ErrorKind::Timeout, "nothing came in time");
            T value = std::move(m_slot->m_values.front());
            m_slot->m_values.pop_front();
            return value;
        }

    private:
        friend class Mailslot;
        Mailslot *m_slot;
        std::optional<Milliseconds> m_timeout;
        Wake m_wake;
    };

    Mailslot() = default;
    ~Mailslot()
    {
        if (m_waiting) {
            m_waiting->m_slot = nullptr;
            m_waiting->m_wake.soon();
        }
    }
    Mailslot(const Mailslot &) = delete;
    Mailslot &operator=(const Mailslot &) = delete;

    void post(T value)
    {
        m_values.push_back(std::move(value));
        if (m_waiting)
            m_waiting->m_wake.soon();
    }
    /// Drops what has not been taken. For the consumer, between two waits.
    void clear()
    {
        Q_ASSERT(!m_waiting);
        m_values.clear();
    }
    /// The next value. Errors: Timeout (milliseconds, from the co_await on); Cancelled if the slot is
    /// destroyed while someone waits.
    Next next(std::optional<Milliseconds> timeout = std::nullopt) { return Next(*this, timeout); }

private:
    std::deque<T> m_values;
    Next *m_waiting = nullptr;
};

} // namespace porthole::async
