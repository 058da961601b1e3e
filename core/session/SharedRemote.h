#pragma once

#include "core/remotes/RemoteRegistry.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <optional>

namespace porthole {

/// A session on a host that several shells are on, each on a channel of its own. It is in use while one of
/// them is there, and closed when the last one has gone, unless somebody else still uses it. The connection's
/// questions are asked by one of them, the first that is left: two cards for one question would be one too
/// many. Thread: its owners'.
class SharedRemote : public QObject {
    Q_OBJECT
public:
    /// A new one under a new sid, not open yet. `remotes` outlives it.
    SharedRemote(remotes::RemoteRegistry &remotes, remotes::RemoteOptions options);
    ~SharedRemote() override;

    /// nullptr once somebody else has closed it.
    remotes::RemoteSession *session() const { return m_session; }
    void join(const QObject *shell) { m_shells.append(shell); }
    void leave(const QObject *shell);
    bool asks(const QObject *shell) const { return !m_shells.isEmpty() && m_shells.first() == shell; }
    bool isShared() const { return m_shells.size() > 1; }

Q_SIGNALS:
    /// Whoever asked has left; the next one does it from here on.
    void askerChanged();

private:
    remotes::RemoteRegistry &m_remotes;
    QPointer<remotes::RemoteSession> m_session; // the registry's
    const SessionId m_id;
    std::optional<remotes::RemoteRegistry::Use> m_use;
    QList<const QObject *> m_shells;
};

} // namespace porthole
