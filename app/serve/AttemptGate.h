#pragma once

#include "app/http/EventLoop.h"

#include <deque>

namespace porthole::serve {

/// Lets credentials be judged one after the other, and none for a while after wrong ones: whoever guesses
/// gets one guess a second, over however many connections. The price is that a right one has to wait its
/// turn meanwhile. Thread: the loop's.
class AttemptGate {
public:
    static constexpr Milliseconds kPause{1000};
    static constexpr std::size_t kMostWaiting = 64;

    explicit AttemptGate(http::EventLoop &loop, Milliseconds pause = kPause)
        : m_pause(pause)
        , m_opens(loop, [this] { open(); })
    {}

    /// Calls `judge`, at once or when its turn comes; it returns whether the credentials were right. False:
    /// too many wait, and it is not called.
    bool admit(std::function<bool()> judge);

private:
    void open();

    const Milliseconds m_pause;
    bool m_closed = false;
    std::deque<std::function<bool()>> m_waiting;
    http::Timer m_opens;
};

} // namespace porthole::serve
