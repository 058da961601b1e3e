#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/socks/ServerHandshake.h"
#include "core/ssh/SshConnection.h"
#include "core/ssh/forward/Listener.h"

#include <QPointer>
#include <memory>
#include <vector>

namespace porthole::ssh {

struct SocksOptions {
    QString bind{};   ///< as a tunnel's; empty: loopback
    quint16 port = 0; ///< 0: any that is free
    /// Set: nobody is let in without them. Every user of this computer reaches its loopback.
    std::shared_ptr<const socks::Credentials> credentials{};
    int mostClients = 256;        ///< that are let in at a time
    int mostStrangers = 64;       ///< that have not asked for anything yet: of more, the oldest goes
    Milliseconds patience{10000}; ///< with a stranger, from its connecting to its request
};

/// A user and a password of 128 random bits each, for one run.
std::shared_ptr<const socks::Credentials> newSocksCredentials();

/// A SOCKS5 server on this computer, whose clients are connected by a host at the far end of a connection.
/// It outlives connections: its port and credentials stay the same from one to the next, and while there is
/// none its clients hear that the network is unreachable. CONNECT only; names are resolved at the far end.
/// Thread: that of the connections' owner. Destroying it ends its clients.
class SocksListener : public QObject {
    Q_OBJECT
public:
    explicit SocksListener(SocksOptions options, QObject *parent = nullptr);
    ~SocksListener() override;

    /// The port. Errors: Listener::listenAt()'s.
    Result<quint16> listen();
    QHostAddress address() const { return m_listener.serverAddress(); }
    quint16 port() const { return m_listener.serverPort(); }

    /// Nobody is taken in any more.
    void close() { m_listener.close(); }
    /// Whom its clients go through from now on; nullptr: nobody at the moment.
    void setConnection(SshConnection *connection);
    /// Those that are let in.
    int clients() const;

Q_SIGNALS:
    /// A client came or went.
    void clientsChanged();
    /// Payload of the clients.
    void moved(qint64 toHost, qint64 fromHost);
    /// A client was not let in, or not connected.
    void refused(const porthole::Error &why);

private:
    class Client;

    void accept(int descriptor);
    void remove(Client *client);
    void makeRoom();

    const SocksOptions m_options;
    Listener m_listener;
    QPointer<SshConnection> m_connection;
    std::vector<std::unique_ptr<Client>> m_clients; ///< in the order in which they came
};

} // namespace porthole::ssh
