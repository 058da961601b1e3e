#pragma once

#include "core/base/Result.h"
#include "core/model/Tunnel.h"
#include "core/ssh/SshConnection.h"
#include "core/ssh/forward/Splice.h"

namespace porthole::ssh {

/// A tunnel over one connection, from start() until it or the connection goes: a listener on one side, and a
/// Splice for everybody who came to it. Thread: that of the connection's owner. The slots of its signals do
/// not delete it (stop() and deleteLater() do). Destroying it resets what is open.
class Forward : public QObject {
    Q_OBJECT
public:
    /// At once; whoever comes beyond them is turned away.
    static constexpr int kMostConnections = 256;

    /// One of that kind. `connection` is open and outlives it.
    static std::unique_ptr<Forward> make(SshConnection &connection, const Tunnel &tunnel);

    /// listening() or failed() follows, at once or later.
    virtual void start() = 0;
    /// For good: nobody is let in any more, and those who are there are reset. It says nothing thereafter.
    /// Its connection may be gone.
    virtual void stop();
    /// Of those that are open.
    virtual int connections() const { return static_cast<int>(m_splices.size()); }

Q_SIGNALS:
    /// It takes connections, on this port.
    void listening(quint16 port);
    /// It takes none, now or any more. Errors: Unavailable (the port is taken), Forbidden (a port or an
    /// address that needs privileges; the host does not want it), NotFound (an address that is not this
    /// computer's), Usage.
    void failed(const porthole::Error &error);
    /// Somebody came, or went.
    void connectionsChanged();
    /// Somebody came and was not served: the target refused, there were too many.
    void refused(const porthole::Error &error);
    void moved(qint64 toHost, qint64 fromHost);

protected:
    explicit Forward(SshConnection &connection)
        : m_connection(connection)
    {}

    SshConnection &connection() { return m_connection; }
    /// Whether one more may come; says refused() otherwise.
    bool hasRoom();
    /// It is counted, and deleted when it has ended.
    Splice *add(std::unique_ptr<SshChannel> channel);

private:
    void drop(Splice *splice);

    SshConnection &m_connection;
    std::vector<std::unique_ptr<Splice>> m_splices;
};

} // namespace porthole::ssh
