#include "core/session/tunnels/HostTunnels.h"

#include <algorithm>

namespace porthole {

HostTunnels::HostTunnels(QObject *parent)
    : QObject(parent)
{
    m_looks.setInterval(kLookEvery);
    connect(&m_looks, &QTimer::timeout, this, [this] {
        if (std::exchange(m_hasMoved, false))
            Q_EMIT moved();
        else
            m_looks.stop();
    });
    m_retries.setSingleShot(true);
    m_retries.setInterval(kRetryEvery);
    connect(&m_retries, &QTimer::timeout, this, &HostTunnels::retry);
}

HostTunnels::~HostTunnels() = default;

void HostTunnels::setConnection(ssh::SshConnection *connection)
{
    if (connection == m_connection)
        return;
    lose();
    m_connection = connection;
    if (!connection)
        return;
    // Its forwards go before it does, whoever of the two hears of the end first.
    connect(connection, &ssh::SshConnection::stateChanged, this, [this, connection](ssh::SshState state) {
        if (state == ssh::SshState::Closed && m_connection == connection)
            lose();
    });
    connect(connection, &QObject::destroyed, this, [this] { lose(); });
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i]->look.state == TunnelState::Waiting)
            begin(*m_entries[i]);
    }
}

void HostTunnels::lose()
{
    if (m_connection)
        m_connection->disconnect(this);
    m_connection.clear();
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        Entry &entry = *m_entries[i];
        drop(entry);
        const TunnelState state = entry.look.state;
        // Another connection is another chance.
        if (state == TunnelState::Starting || state == TunnelState::Listening ||
            (state == TunnelState::Failed && entry.hasListened))
            enter(entry, TunnelState::Waiting);
    }
}

TunnelId HostTunnels::add(const Tunnel &tunnel, bool starts)
{
    const TunnelId id{++m_lastId};
    m_entries.push_back(std::make_unique<Entry>(Entry{.look = {.id = id, .tunnel = tunnel}}));
    Q_EMIT added(id);
    if (starts)
        start(id);
    return id;
}

void HostTunnels::start(TunnelId id)
{
    Entry *const entry = entryOf(id);
    if (!entry || !allowed(entry->look.state, TunnelState::Waiting) ||
        (entry->look.state != TunnelState::Stopped && entry->look.state != TunnelState::Failed))
        return;
    entry->look.error.reset();
    enter(*entry, TunnelState::Waiting);
    if (m_connection && entryOf(id) == entry && entry->look.state == TunnelState::Waiting)
        begin(*entry);
}

void HostTunnels::stop(TunnelId id)
{
    Entry *const entry = entryOf(id);
    if (!entry || entry->look.state == TunnelState::Stopped)
        return;
    drop(*entry);
    entry->hasListened = false;
    entry->look.error.reset();
    enter(*entry, TunnelState::Stopped);
}

void HostTunnels::remove(TunnelId id)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [id](const auto &entry) { return entry->look.id == id; });
    if (found == m_entries.end())
        return;
    const std::unique_ptr<Entry> gone = std::move(*found);
    m_entries.erase(found);
    drop(*gone);
    Q_EMIT removed(id);
}

/// The forward may tell of its end from inside of start().
void HostTunnels::begin(Entry &entry)
{
    const TunnelId id = entry.look.id;
    Tunnel tunnel = entry.look.tunnel;
    if (tunnel.port == 0 && entry.hasListened)
        tunnel.port = entry.look.port; // whoever uses it knows it by that
    entry.forward = ssh::Forward::make(*m_connection, tunnel);
    ssh::Forward *const forward = entry.forward.get();
    follow(id, *forward);
    enter(entry, TunnelState::Starting);
    if (current(id, forward))
        forward->start();
}

void HostTunnels::follow(TunnelId id, const ssh::Forward &of)
{
    const auto *const forward = &of;
    connect(forward, &ssh::Forward::listening, this, [=, this](quint16 port) {
        if (Entry *const entry = current(id, forward)) {
            entry->look.port = port;
            entry->hasListened = true;
            enter(*entry, TunnelState::Listening);
        }
    });
    connect(forward, &ssh::Forward::failed, this, [=, this](const Error &error) {
        if (Entry *const entry = current(id, forward))
            fail(*entry, error);
    });
    connect(forward, &ssh::Forward::connectionsChanged, this, [=, this] {
        if (Entry *const entry = current(id, forward)) {
            entry->look.connections = forward->connections();
            Q_EMIT changed(id);
        }
    });
    connect(forward, &ssh::Forward::refused, this, [=, this](const Error &error) {
        if (Entry *const entry = current(id, forward)) {
            ++entry->look.refusals;
            entry->look.refusal = error;
            Q_EMIT changed(id);
        }
    });
    connect(forward, &ssh::Forward::moved, this, [=, this](qint64 toHost, qint64 fromHost) {
        if (Entry *const entry = current(id, forward)) {
            entry->look.toHost += toHost;
            entry->look.fromHost += fromHost;
            m_hasMoved = true;
            if (!m_looks.isActive())
                m_looks.start();
        }
    });
}

void HostTunnels::fail(Entry &entry, const Error &error)
{
    entry.look.error = error;
    drop(entry);
    if (entry.hasListened)
        m_retries.start();
    enter(entry, TunnelState::Failed);
}

/// It may be one of its signals that has led here.
void HostTunnels::drop(Entry &entry)
{
    if (!entry.forward)
        return;
    entry.forward->disconnect(this);
    entry.forward->stop();
    entry.forward.release()->deleteLater();
    entry.look.connections = 0;
}

void HostTunnels::enter(Entry &entry, TunnelState state)
{
    if (entry.look.state == state)
        return;
    entry.look.state = state;
    Q_EMIT changed(entry.look.id);
}

void HostTunnels::retry()
{
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const TunnelLook &look = m_entries[i]->look;
        if (look.state == TunnelState::Failed && m_entries[i]->hasListened)
            start(look.id);
    }
}

HostTunnels::Entry *HostTunnels::entryOf(TunnelId id)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [id](const auto &entry) { return entry->look.id == id; });
    return found == m_entries.end() ? nullptr : found->get();
}

/// Signals of a forward that has been dropped are on their way yet.
HostTunnels::Entry *HostTunnels::current(TunnelId id, const ssh::Forward *forward)
{
    Entry *const entry = entryOf(id);
    return entry && entry->forward.get() == forward ? entry : nullptr;
}

QList<TunnelLook> HostTunnels::all() const
{
    QList<TunnelLook> looks;
    for (const auto &entry : m_entries)
        looks << entry->look;
    return looks;
}

std::optional<TunnelLook> HostTunnels::find(TunnelId id) const
{
    for (const auto &entry : m_entries) {
        if (entry->look.id == id)
            return entry->look;
    }
    return std::nullopt;
}

} // namespace porthole
