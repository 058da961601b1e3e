#include "core/session/tunnels/TunnelBook.h"

#include <algorithm>

namespace porthole {

TunnelBook::TunnelBook(ShellRegistry &shells, remotes::RemoteRegistry &remotes, HostRegistry &hosts,
                       QObject *parent)
    : QObject(parent)
    , m_shells(shells)
    , m_remotes(remotes)
    , m_hosts(hosts)
{
    connect(&m_shells, &ShellRegistry::opened, this, &TunnelBook::take);
    connect(&m_hosts, &HostRegistry::changed, this, &TunnelBook::savedChanged);
}

TunnelBook::~TunnelBook() = default;

HostTunnels &TunnelBook::of(const ShellSession &session)
{
    HostTunnels *&tunnels = m_tunnels[&session];
    if (!tunnels)
        tunnels = new HostTunnels(this);
    return *tunnels;
}

void TunnelBook::take(ShellSession *session)
{
    HostTunnels &tunnels = of(*session);
    connect(session, &ShellSession::sidChanged, &tunnels,
            [this, session, &tunnels] { follow(*session, tunnels); });
    connect(session, &QObject::destroyed, this, [this, session] { delete m_tunnels.take(session); });
    for (const Tunnel &tunnel : session->host().tunnels)
        tunnels.add(tunnel, !isOpenElsewhere(*session, tunnel));
}

/// Another remote session than before, or none.
void TunnelBook::follow(const ShellSession &session, HostTunnels &tunnels)
{
    tunnels.setConnection(nullptr);
    const auto all = m_remotes.sessions();
    const auto found = std::find_if(all.begin(), all.end(), [&](const remotes::RemoteSession *remote) {
        return remote->id().value == session.sid();
    });
    if (found == all.end())
        return;
    remotes::RemoteSession *const remote = *found;
    const auto useIt = [remote, &session, &tunnels] {
        if (remote->id().value == session.sid())
            tunnels.setConnection(remote->connection());
    };
    connect(remote, &remotes::RemoteSession::opened, &tunnels, useIt);
    if (remote->state() == remotes::RemoteState::Open) // of a shell beside another
        useIt();
}

/// A second shell on a host has the same tunnels; they can listen only once.
bool TunnelBook::isOpenElsewhere(const ShellSession &session, const Tunnel &tunnel) const
{
    for (auto each = m_tunnels.begin(); each != m_tunnels.end(); ++each) {
        if (each.key() == &session || each.key()->host().id != session.host().id)
            continue;
        const auto looks = each.value()->all();
        if (std::any_of(looks.begin(), looks.end(), [&](const TunnelLook &look) {
                return look.tunnel == tunnel && look.state != TunnelState::Stopped;
            }))
            return true;
    }
    return false;
}

std::optional<SavedHost> TunnelBook::hostOf(const ShellSession &session) const
{
    for (const SavedHost &host : m_hosts.hosts()) {
        if (!host.id.value.isEmpty() && host.id == session.host().id && !m_hosts.isForThisRun(host))
            return host;
    }
    return std::nullopt;
}

bool TunnelBook::canSave(const ShellSession &session) const { return hostOf(session).has_value(); }

bool TunnelBook::isSaved(const ShellSession &session, const Tunnel &tunnel) const
{
    const auto host = hostOf(session);
    return host && host->tunnels.contains(tunnel);
}

void TunnelBook::setSaved(const ShellSession &session, const Tunnel &tunnel, bool saved)
{
    auto host = hostOf(session);
    if (!host || host->tunnels.contains(tunnel) == saved)
        return;
    if (saved)
        host->tunnels << tunnel;
    else
        host->tunnels.removeAll(tunnel);
    m_flows.begin(save(*std::move(host)));
}

Task<> TunnelBook::save(SavedHost host)
{
    const auto saved = co_await m_hosts.save(host);
    if (!saved)
        Q_EMIT notSaved(host, saved.error());
}

} // namespace porthole
