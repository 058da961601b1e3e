#pragma once

#include <QHash>
#include <QObject>

#include "core/async/Flows.h"
#include "core/session/HostRegistry.h"
#include "core/session/ShellRegistry.h"
#include "core/session/tunnels/HostTunnels.h"

namespace porthole {

/// The tunnels of every session that is open: those that are saved with its host are opened with it, and go
/// with it. Thread: that of the sessions.
class TunnelBook : public QObject {
    Q_OBJECT
public:
    /// All outlive it.
    TunnelBook(ShellRegistry &shells, remotes::RemoteRegistry &remotes, HostRegistry &hosts,
               QObject *parent = nullptr);
    ~TunnelBook() override;

    /// Of a session in the registry, from the moment on that it is announced.
    HostTunnels &of(const ShellSession &session);
    /// Whether the session's host is one in which tunnels can be saved.
    bool canSave(const ShellSession &session) const;
    bool isSaved(const ShellSession &session, const Tunnel &tunnel) const;
    /// From now on the tunnel is opened with the session's host, or is not any more.
    void setSaved(const ShellSession &session, const Tunnel &tunnel, bool saved);

Q_SIGNALS:
    /// What isSaved() and canSave() say may be another.
    void savedChanged();
    void notSaved(const porthole::SavedHost &host, const porthole::Error &error);

private:
    void take(ShellSession *session);
    void follow(const ShellSession &session, HostTunnels &tunnels);
    bool isOpenElsewhere(const ShellSession &session, const Tunnel &tunnel) const;
    std::optional<SavedHost> hostOf(const ShellSession &session) const;
    Task<> save(SavedHost host);

    ShellRegistry &m_shells;
    remotes::RemoteRegistry &m_remotes;
    HostRegistry &m_hosts;
    QHash<const ShellSession *, HostTunnels *> m_tunnels; ///< children
    async::Flows m_flows;                                 // last: they use all of the above
};

} // namespace porthole
