#include "core/session/ShellRegistry.h"

#include <algorithm>

namespace porthole {

ShellRegistry::ShellRegistry(remotes::RemoteRegistry &remotes, DecodingThreads &threads, QObject *parent)
    : QObject(parent)
    , m_remotes(remotes)
    , m_threads(threads)
{}

ShellRegistry::~ShellRegistry() = default;

ShellSession &ShellRegistry::open(ShellOptions options)
{
    return add(std::make_unique<ShellSession>(m_remotes, std::move(options), m_threads.next()));
}

ShellSession &ShellRegistry::openBeside(const ShellSession &neighbour, int place)
{
    return add(std::make_unique<ShellSession>(neighbour, place, m_remotes, m_threads.next()));
}

ShellSession &ShellRegistry::add(std::unique_ptr<ShellSession> made)
{
    m_sessions.push_back(std::move(made));
    ShellSession &session = *m_sessions.back();
    connect(&session, &ShellSession::stateChanged, this, [this, &session](ShellState state) {
        if (state == ShellState::Closed)
            letGo(&session);
    });
    Q_EMIT opened(&session);
    session.open();
    return session;
}

std::vector<ShellSession *> ShellRegistry::sessions() const
{
    std::vector<ShellSession *> all;
    for (const auto &session : m_sessions)
        all.push_back(session.get());
    return all;
}

void ShellRegistry::letGo(ShellSession *session)
{
    const auto at = std::find_if(m_sessions.begin(), m_sessions.end(),
                                 [&](const auto &held) { return held.get() == session; });
    if (at == m_sessions.end())
        return;
    // It is in the middle of saying that it is closed. As a child it goes with the registry at the latest.
    (void)at->release(); // it is `session`
    session->setParent(this);
    session->deleteLater();
    m_sessions.erase(at);
}

} // namespace porthole
