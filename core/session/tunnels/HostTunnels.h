#pragma once

#include "core/model/TunnelLook.h"
#include "core/ssh/forward/Forward.h"

#include <QList>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <vector>

namespace porthole {

/// The tunnels of a session on a host, over all of its connections: they wait while there is none, and come
/// back with the next, on the port that they had. Thread: that of the connections' owner.
class HostTunnels : public QObject {
    Q_OBJECT
public:
    /// So often moved() is emitted at most, and what failed after it had listened is tried again.
    static constexpr Milliseconds kLookEvery{1000}, kRetryEvery{5000};

    explicit HostTunnels(QObject *parent = nullptr);
    ~HostTunnels() override;

    /// One that is open, or nullptr. It is dropped by itself when it closes or goes.
    void setConnection(ssh::SshConnection *connection);

    /// Starts as soon as there is a connection, or stays Stopped.
    TunnelId add(const Tunnel &tunnel, bool starts = true);
    /// Stopped or Failed -> Waiting, and on.
    void start(TunnelId id);
    /// What is open in it is reset.
    void stop(TunnelId id);
    void remove(TunnelId id);

    /// In the order in which they were added.
    QList<TunnelLook> all() const;
    std::optional<TunnelLook> find(TunnelId id) const;

Q_SIGNALS:
    void added(porthole::TunnelId id);
    /// Its state, its connections or its refusals.
    void changed(porthole::TunnelId id);
    void removed(porthole::TunnelId id);
    /// Bytes have gone through some of them.
    void moved();

private:
    struct Entry {
        TunnelLook look;
        bool hasListened = false; ///< and has not been stopped since
        std::unique_ptr<ssh::Forward> forward{};
    };

    Entry *entryOf(TunnelId id);
    Entry *current(TunnelId id, const ssh::Forward *forward);
    void begin(Entry &entry);
    void follow(TunnelId id, const ssh::Forward &forward);
    void fail(Entry &entry, const Error &error);
    void drop(Entry &entry);
    void enter(Entry &entry, TunnelState state);
    void lose();
    void retry();

    QPointer<ssh::SshConnection> m_connection;
    std::vector<std::unique_ptr<Entry>> m_entries;
    quint64 m_lastId = 0;
    bool m_hasMoved = false;
    QTimer m_looks, m_retries;
};

} // namespace porthole
