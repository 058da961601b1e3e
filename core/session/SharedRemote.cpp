#include "core/session/SharedRemote.h"

namespace porthole {

SharedRemote::SharedRemote(remotes::RemoteRegistry &remotes, remotes::RemoteOptions options)
    : m_remotes(remotes)
    , m_session(&remotes.create(std::move(options)))
    , m_id(m_session->id())
    , m_use(std::in_place, remotes, m_id)
{}

SharedRemote::~SharedRemote()
{
    m_use.reset();
    // It may be in the middle of a signal: the registry lets it go later.
    m_remotes.release(m_id);
}

void SharedRemote::leave(const QObject *shell)
{
    const bool asked = asks(shell);
    m_shells.removeOne(shell);
    if (asked && !m_shells.isEmpty())
        Q_EMIT askerChanged();
}

} // namespace porthole
