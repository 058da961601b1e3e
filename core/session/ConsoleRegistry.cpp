#include "core/session/ConsoleRegistry.h"

#include <algorithm>

namespace porthole {

ConsoleRegistry::ConsoleRegistry(DecodingThreads &threads, QObject *parent)
    : QObject(parent)
    , m_threads(threads)
{}

ConsoleRegistry::~ConsoleRegistry() = default;

ConsoleSession &ConsoleRegistry::open(ConsoleTarget target, ConsoleOptions options)
{
    return take(std::make_unique<ConsoleSession>(newSessionId(), std::move(target), std::move(options),
                                                 m_threads.next()));
}

ConsoleSession &ConsoleRegistry::open(std::unique_ptr<ConsoleSource> source, const QString &title,
                                      const QString &address, ConsoleOptions options)
{
    return take(std::make_unique<ConsoleSession>(newSessionId(), std::move(source), title, address,
                                                 std::move(options), m_threads.next()));
}

ConsoleSession &ConsoleRegistry::take(std::unique_ptr<ConsoleSession> made)
{
    m_sessions.push_back(std::move(made));
    ConsoleSession &session = *m_sessions.back();
    connect(&session, &ConsoleSession::stateChanged, this, [this, &session](SessionState state) {
        if (state == SessionState::Closed)
            letGo(session.id());
    });
    Q_EMIT opened(&session);
    session.open();
    return session;
}

void ConsoleRegistry::close(const SessionId &id)
{
    if (ConsoleSession *session = find(id))
        session->close(); // and letGo() hears of it
}

void ConsoleRegistry::letGo(const SessionId &id)
{
    const auto at = std::find_if(m_sessions.begin(), m_sessions.end(),
                                 [&](const auto &session) { return session->id() == id; });
    if (at == m_sessions.end())
        return;
    // It is in the middle of saying that it is closed. As a child it goes with the registry at the latest.
    ConsoleSession *session = at->release();
    session->setParent(this);
    session->deleteLater();
    m_sessions.erase(at);
    const SessionId gone = id;
    Q_EMIT closed(gone);
}

ConsoleSession *ConsoleRegistry::find(const SessionId &id) const
{
    const auto at = std::find_if(m_sessions.begin(), m_sessions.end(),
                                 [&](const auto &session) { return session->id() == id; });
    return at == m_sessions.end() ? nullptr : at->get();
}

std::vector<ConsoleSession *> ConsoleRegistry::sessions() const
{
    std::vector<ConsoleSession *> all;
    for (const auto &session : m_sessions)
        all.push_back(session.get());
    return all;
}

} // namespace porthole
