#include "app/serve/AttemptGate.h"

namespace porthole::serve {

bool AttemptGate::admit(std::function<bool()> judge)
{
    if (m_waiting.size() >= kMostWaiting)
        return false;
    m_waiting.push_back(std::move(judge));
    if (!m_closed)
        open();
    return true;
}

void AttemptGate::open()
{
    m_closed = false;
    while (!m_closed && !m_waiting.empty()) {
        const auto judge = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_closed = !judge();
    }
    if (m_closed)
        m_opens.start(m_pause);
}

} // namespace porthole::serve
