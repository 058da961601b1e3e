#include "core/remotes/RemoteRegistry.h"

#include <algorithm>

namespace porthole::remotes {

RemoteRegistry::RemoteRegistry(Milliseconds idleTime, QObject *parent)
    : QObject(parent)
    , m_idleTime(idleTime)
{
    m_nextLook.setSingleShot(true);
    connect(&m_nextLook, &QTimer::timeout, this, [this] { closeIdle(); });
}

RemoteRegistry::~RemoteRegistry()
{
    // As children they would go later, and tell an object that is half gone.
    for (const Entry &entry : std::exchange(m_entries, {}))
        delete entry.session;
    qDeleteAll(std::exchange(m_leaving, {}));
}

RemoteSession &RemoteRegistry::create(RemoteOptions options)
{
    auto *session = new RemoteSession(newSessionId(), std::move(options), this);
    Entry entry;
    entry.session = session;
    entry.idle.start();
    m_entries.append(entry);
    connect(session, &RemoteSession::stateChanged, this, [this] { Q_EMIT changed(); });
    schedule();
    Q_EMIT changed();
    return *session;
}

QList<RemoteSession *> RemoteRegistry::sessions() const
{
    QList<RemoteSession *> sessions;
    for (const Entry &entry : m_entries)
        sessions << entry.session;
    return sessions;
}

RemoteRegistry::Entry *RemoteRegistry::entryOf(const SessionId &id)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&id](const Entry &entry) { return entry.session->id() == id; });
    return found == m_entries.end() ? nullptr : &*found;
}

RemoteSession *RemoteRegistry::find(const SessionId &id)
{
    Entry *entry = entryOf(id);
    if (!entry)
        return nullptr;
    entry->idle.start();
    schedule();
    return entry->session;
}

bool RemoteRegistry::close(const SessionId &id)
{
    const Entry *entry = entryOf(id);
    if (!entry)
        return false;
    leave(entry->session);
    return true;
}

void RemoteRegistry::release(const SessionId &id)
{
    Entry *entry = entryOf(id);
    if (!entry)
        return;
    entry->isReleased = true;
    if (entry->uses == 0)
        leave(entry->session);
}

void RemoteRegistry::closeAll()
{
    for (RemoteSession *session : sessions())
        leave(session);
    if (isEmpty())
        QMetaObject::invokeMethod(this, &RemoteRegistry::emptied, Qt::QueuedConnection);
}

void RemoteRegistry::leave(RemoteSession *session)
{
    m_entries.removeIf([session](const Entry &entry) { return entry.session == session; });
    m_leaving.append(session);
    connect(session, &RemoteSession::ended, this, [this, session] {
        m_leaving.removeOne(session);
        session->deleteLater();
        if (isEmpty())
            Q_EMIT emptied();
    });
    session->close();
    Q_EMIT changed();
}

void RemoteRegistry::closeIdle()
{
    QList<RemoteSession *> idle;
    for (const Entry &entry : std::as_const(m_entries)) {
        if (entry.uses == 0 && entry.idle.hasExpired(m_idleTime.count()))
            idle << entry.session;
    }
    for (RemoteSession *session : idle)
        leave(session);
    schedule();
}

/// Looks again when the one that has been idle for longest may be due.
void RemoteRegistry::schedule()
{
    if (m_idleTime.count() == 0)
        return;
    std::optional<qint64> next;
    for (const Entry &entry : std::as_const(m_entries)) {
        if (entry.uses == 0)
            next = std::min(next.value_or(m_idleTime.count()), m_idleTime.count() - entry.idle.elapsed());
    }
    if (next)
        m_nextLook.start(Milliseconds(std::max<qint64>(*next, 0) + 1));
    else
        m_nextLook.stop();
}

RemoteRegistry::Use::Use(RemoteRegistry &registry, const SessionId &id)
    : m_registry(registry)
    , m_id(id)
{
    if (Entry *entry = m_registry.entryOf(m_id))
        ++entry->uses;
    m_registry.schedule();
}

RemoteRegistry::Use::~Use()
{
    if (Entry *entry = m_registry.entryOf(m_id)) {
        --entry->uses;
        entry->idle.start();
        if (entry->isReleased && entry->uses == 0) // later: whoever used it is in the middle of its end
            QMetaObject::invokeMethod(
                &m_registry, [registry = &m_registry, id = m_id] { registry->release(id); },
                Qt::QueuedConnection);
    }
    m_registry.schedule();
}

} // namespace porthole::remotes
