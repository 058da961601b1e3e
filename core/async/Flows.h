#pragma once

#include "core/base/Task.h"

#include <list>

namespace porthole::async {

/// Flows that nobody waits for. Destroying this ends them; what has ended goes when another begins.
class Flows {
public:
    void begin(Task<> flow)
    {
        m_flows.remove_if([](const Task<> &task) { return task.done(); });
        m_flows.push_back(std::move(flow));
        m_flows.back().start();
    }
    /// Not from inside one of them.
    void endAll() { m_flows.clear(); }

private:
    std::list<Task<>> m_flows;
};

} // namespace porthole::async
