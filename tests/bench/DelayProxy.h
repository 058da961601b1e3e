#pragma once

#include <QtGlobal>
#include <atomic>
#include <chrono>
#include <deque>
#include <list>
#include <thread>
#include <vector>

namespace porthole::bench {

/// A port of 127.0.0.1 that leads to another, and is so far from it: what goes in at one end comes out at the
/// other after half of the round trip, in a thread of its own, without root. As many bytes as fit are on the
/// way, as on a fast line.
class DelayProxy {
public:
    DelayProxy(quint16 to, std::chrono::milliseconds roundTrip);
    ~DelayProxy();
    DelayProxy(const DelayProxy &) = delete;
    DelayProxy &operator=(const DelayProxy &) = delete;

    quint16 port() const { return m_port; }

private:
    using Clock = std::chrono::steady_clock;
    struct Parcel {
        Clock::time_point due;
        std::vector<char> bytes;
        std::size_t sent = 0;
    };
    /// One direction of a connection.
    struct Line {
        int from = -1, to = -1;
        std::deque<Parcel> onTheWay{};
        std::size_t bytes = 0;
        bool hasEnded = false, isClosed = false;
    };
    struct Pair {
        int near = -1, far = -1;
        Line out{}, back{};
    };

    void run();
    void accept();
    void read(Line &line) const;
    static void deliver(Line &line, Clock::time_point now);

    const quint16 m_to;
    const Clock::duration m_delay;
    int m_listener = -1;
    quint16 m_port = 0;
    std::list<Pair> m_pairs;
    std::atomic<bool> m_isEnding = false;
    std::thread m_thread;
};

} // namespace porthole::bench
