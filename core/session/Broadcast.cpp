#include "core/session/Broadcast.h"

#include "core/session/ShellSession.h"
#include "core/terminal/SecretPrompt.h"

#include <algorithm>
#include <utility>

namespace porthole {

namespace {

bool asks(const ShellSession *session)
{
    return terminal::asksForSecret(session->terminal().textBeforeCursor());
}

BroadcastEnd endedBy(BroadcastEnd::Why why, const ShellSession *session) { return {why, session->name()}; }

} // namespace

std::optional<BroadcastEnd> Broadcast::begin(const QList<ShellSession *> &sessions)
{
    stop();
    if (sessions.size() < 2)
        return BroadcastEnd{};
    const auto open = [](const ShellSession *session) { return session->state() == ShellState::Open; };
    if (const auto down = std::find_if_not(sessions.begin(), sessions.end(), open); down != sessions.end())
        return endedBy(BroadcastEnd::Why::Down, *down);
    const auto asking = std::count_if(sessions.begin(), sessions.end(), asks);
    if (asking > 0 && asking < sessions.size())
        return endedBy(BroadcastEnd::Why::AsksForSecret,
                       *std::find_if(sessions.begin(), sessions.end(), asks));
    m_sessions = sessions;
    m_isSecret = asking > 0;
    m_ears = std::make_unique<QObject>();
    for (ShellSession *session : sessions) {
        const SharedTerminal *const terminal = &session->terminal();
        connect(terminal, &SharedTerminal::given, m_ears.get(),
                [this, session](const TerminalInput &input) { repeat(session, input); });
        connect(terminal, &SharedTerminal::changed, m_ears.get(), [this] { lookForSecrets(false); });
        connect(session, &ShellSession::stateChanged, m_ears.get(), [this, session](ShellState state) {
            if (state != ShellState::Open)
                end(endedBy(BroadcastEnd::Why::Down, session));
        });
        // It says nothing more by then, not even its name.
        connect(session, &QObject::destroyed, m_ears.get(), [this] { end({BroadcastEnd::Why::Down, {}}); });
    }
    Q_EMIT changed();
    return std::nullopt;
}

void Broadcast::repeat(const ShellSession *from, const TerminalInput &input)
{
    // A hidden terminal tells no changes: looked at anew before every key.
    if (!lookForSecrets(true))
        return;
    for (const ShellSession *session : std::as_const(m_sessions))
        if (session != from)
            session->terminal().repeat(input);
}

/// False if that was the end. An answer that all of them want leaves some of them asking for a moment; what
/// is typed then is nothing for those that do not ask any more.
bool Broadcast::lookForSecrets(bool typing)
{
    const auto asking = std::count_if(m_sessions.begin(), m_sessions.end(), asks);
    if (asking == 0) {
        if (std::exchange(m_isSecret, false))
            Q_EMIT changed();
        return true;
    }
    if (m_isSecret && (!typing || asking == m_sessions.size()))
        return true;
    end(endedBy(BroadcastEnd::Why::AsksForSecret, *std::find_if(m_sessions.begin(), m_sessions.end(), asks)));
    return false;
}

void Broadcast::end(const BroadcastEnd &how)
{
    if (!isOn())
        return;
    m_sessions.clear();
    m_isSecret = false;
    m_ears.reset();
    Q_EMIT changed();
    Q_EMIT ended(how);
}

} // namespace porthole
