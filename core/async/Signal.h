#pragma once

#include "core/async/Wake.h"
#include "core/base/Result.h"

#include <QThread>
#include <tuple>
#include <type_traits>

namespace porthole::async {

/// Waits for one emission of a signal; see nextSignal(). It listens from its construction on, so
///     auto opened = nextSignal(channel, &ByteChannel::opened, timeout);
///     channel->open();
///     PH_CO_DO(co_await opened);
/// misses nothing. For streams use a Mailslot: what is emitted between two waits is lost here.
template <class... Values> class NextSignal {
public:
    using Outcome = Result<std::tuple<Values...>>;

    template <class Sender, class Signal>
    NextSignal(Sender *sender, Signal signal, std::optional<Milliseconds> timeout)
    {
        if (!sender) {
            settle(senderGone());
            return;
        }
        Q_ASSERT(sender->thread() == QThread::currentThread());
        QObject::connect(sender, signal, &m_wake.context(),
                         [this](const Values &...values) { settle(std::tuple<Values...>(values...)); });
        QObject::connect(sender, &QObject::destroyed, &m_wake.context(), [this] { settle(senderGone()); });
        if (timeout)
            m_wake.after(*timeout, [this] { settle(timedOut()); });
    }

    bool await_ready() const noexcept { return m_outcome.has_value(); }
    void await_suspend(std::coroutine_handle<> waiting) { m_wake.wait(waiting); }
    Outcome await_resume() { return std::move(*m_outcome); }

private:
    static Error senderGone() { return Error::make(ErrorKind::Cancelled, "the object waited for is gone"); }
    static Error timedOut()
    {
        return Error::make(ErrorKind::Timeout, "the awaited signal did not come in time");
    }

    template <class How> void settle(How &&how) // the values, or an Error
    {
        if (m_outcome)
            return; // only the first counts
        m_outcome.emplace(std::forward<How>(how));
        m_wake.soon();
    }

    std::optional<Outcome> m_outcome;
    Wake m_wake;
};

/// The next emission of `signal` by `sender`: its arguments as a tuple. `sender` lives in the calling
/// thread; the time counts from this call. Errors: Timeout; Cancelled if the sender is destroyed, or
/// null. Private signals (QTimer::timeout) carry nothing that could be waited for this way.
template <class Sender, class Owner, class... Args>
NextSignal<std::decay_t<Args>...> nextSignal(Sender *sender, void (Owner::*signal)(Args...),
                                             std::optional<Milliseconds> timeout = std::nullopt)
{
    static_assert(std::is_base_of_v<Owner, Sender>);
    static_assert((!std::is_empty_v<std::decay_t<Args>> && ...), "a private signal has no arguments to take");
    return {sender, signal, timeout};
}

} // namespace porthole::async
