#include "core/async/Delay.h"

namespace porthole::async {

void Delay::await_suspend(std::coroutine_handle<> waiting)
{
    m_wake.wait(waiting);
    m_wake.after(m_time, [this] { m_wake.soon(); });
}

} // namespace porthole::async
