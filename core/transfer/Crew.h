#pragma once

#include "core/async/Flows.h"
#include "core/async/Mailslot.h"

#include <algorithm>

namespace porthole::transfer {

/// Flows side by side, as many as there is room for: `co_await room(weight)`, then begin() with that weight.
/// One flow waits for room at a time. Destroying it ends them all. Thread: one.
class Crew {
public:
    static constexpr int kRoom = 64;

    /// How much a file of that size takes: a large one all there is.
    static int weightOf(quint64 size)
    {
        return static_cast<int>(std::min<quint64>(1 + size / (256 * 1024), kRoom));
    }

    Task<> room(int weight)
    {
        while (m_taken > 0 && m_taken + weight > kRoom)
            static_cast<void>(co_await m_left.next());
        m_left.clear();
    }
    void begin(int weight, Task<> flow)
    {
        m_taken += weight;
        m_flows.begin(watched(std::move(flow), weight));
    }
    /// Until none is left.
    Task<> allDone() { return room(kRoom); }

private:
    Task<> watched(Task<> flow, int weight)
    {
        co_await std::move(flow);
        m_taken -= weight;
        m_left.post(weight);
    }

    int m_taken = 0;
    async::Mailslot<int> m_left;
    async::Flows m_flows; // last: they use the others
};

} // namespace porthole::transfer
