#include "core/session/TerminalFeed.h"

#include "core/async/Door.h"

#include <mutex>

namespace porthole {

/// What both sides hold: the terminal as long as it is there, and the way back.
struct TerminalFeed::Gate {
    Gate(SharedTerminal &fed, QObject &owner)
        : terminal(&fed)
        , back(owner)
    {}

    std::mutex feeding;
    SharedTerminal *terminal; // under `feeding`
    async::Door<QObject> back;
};

TerminalFeed::TerminalFeed(SharedTerminal &terminal, QThread &thread)
    : m_gate(std::make_shared<Gate>(terminal, m_owner))
    , m_worker(new QObject)
{
    m_worker->moveToThread(&thread);
}

TerminalFeed::~TerminalFeed()
{
    m_gate->back.close();
    const std::lock_guard lock(m_gate->feeding);
    m_gate->terminal = nullptr;
    m_worker->deleteLater();
}

void TerminalFeed::feed(QByteArray bytes, std::function<void()> done)
{
    QMetaObject::invokeMethod(
        m_worker,
        [gate = m_gate, bytes = std::move(bytes), done = std::move(done)]() mutable {
            {
                const std::lock_guard lock(gate->feeding);
                if (!gate->terminal)
                    return;
                gate->terminal->feed(bytes);
            }
            if (done)
                gate->back.post([done = std::move(done)](QObject &) { done(); });
        },
        Qt::QueuedConnection);
}

} // namespace porthole
