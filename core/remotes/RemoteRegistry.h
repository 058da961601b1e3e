#pragma once

#include "core/remotes/RemoteSession.h"

#include <QElapsedTimer>
#include <QHash>
#include <QList>
#include <QTimer>

namespace porthole::remotes {

/// The sessions of this process, by their sid. One that nobody has accessed for so long is closed.
/// Thread: that of its owner. Destroying it ends all sessions at once; closeAll() ends them in order.
class RemoteRegistry : public QObject {
    Q_OBJECT
public:
    static constexpr Milliseconds kIdleTime{15 * 60 * 1000};

    /// `idleTime` 0: sessions stay until they are closed.
    explicit RemoteRegistry(Milliseconds idleTime = kIdleTime, QObject *parent = nullptr);
    ~RemoteRegistry() override;

    /// A new session under a new sid, not open yet. It is the registry's.
    RemoteSession &create(RemoteOptions options);
    /// In the order in which they were made. This is no access.
    QList<RemoteSession *> sessions() const;
    /// nullptr if there is none. An access: its idle time begins anew.
    RemoteSession *find(const SessionId &id);
    /// False if there is none. It is in the list no more; what is left on the host follows within seconds.
    bool close(const SessionId &id);
    /// The same, but not before the last Use of it has gone: whoever shares it keeps it.
    void release(const SessionId &id);
    void closeAll();
    /// Whether there are no sessions and nothing is left of those that there were.
    bool isEmpty() const { return m_entries.isEmpty() && m_leaving.isEmpty(); }

    /// While it lives, its session is in use and does not grow idle.
    class Use {
    public:
        Use(RemoteRegistry &registry, const SessionId &id);
        ~Use();
        Use(const Use &) = delete;
        Use &operator=(const Use &) = delete;

    private:
        RemoteRegistry &m_registry;
        const SessionId m_id;
    };

Q_SIGNALS:
    /// A session came, went, or changed its state.
    void changed();
    /// After closeAll(): isEmpty().
    void emptied();

private:
    struct Entry {
        RemoteSession *session = nullptr;
        QElapsedTimer idle;
        int uses = 0;
        bool isReleased = false;
    };
    Entry *entryOf(const SessionId &id);
    void leave(RemoteSession *session);
    void closeIdle();
    void schedule();

    const Milliseconds m_idleTime;
    QList<Entry> m_entries;
    QList<RemoteSession *> m_leaving;
    QTimer m_nextLook;
};

} // namespace porthole::remotes
