#pragma once

#include "tests/support/net/WebSocketWire.h"

#include <QByteArrayList>
#include <QPointer>
#include <QSet>
#include <QTcpServer>
#include <QTcpSocket>

namespace porthole::test {

/// What stands between a browser and a server's VNC: takes WebSocket upgrades on a free port of 127.0.0.1
/// and pipes what they carry to a VNC server, for the tokens that it knows. A token that it does not know
/// is answered as nova-novncproxy does it: 101, and the connection is dropped without a word.
class ConsoleProxyDouble : public QTcpServer {
    Q_OBJECT
public:
    /// Pipes to 127.0.0.1:`target`.
    explicit ConsoleProxyDouble(quint16 target);

    /// The noVNC page's address that Nova would give with that token.
    QByteArray pageFor(const QByteArray &token) const;
    /// The name in those addresses.
    void callItself(const QByteArray &name) { m_name = name; }
    void know(const QByteArray &token) { m_known.insert(token); }
    void forgetTokens() { m_known.clear(); }
    /// Ends every connection, as a proxy does that is killed, and listens no more until restart().
    void stop();
    void restart();
    /// Ends the consoles; new ones may come.
    void dropAll();
    /// Takes connections and ends them before a byte is said.
    void setSlams(bool slams) { m_slams = slams; }

    /// The tokens of the upgrades that came, in order, known or not.
    const QByteArrayList &tokens() const { return m_tokens; }
    int connections() const { return m_connections; }
    int openConsoles() const;

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void upgrade(QTcpSocket *client, QByteArray &head);
    void pipe(QTcpSocket *client);

    const quint16 m_target;
    QByteArray m_name = "127.0.0.1";
    quint16 m_port = 0;
    QSet<QByteArray> m_known;
    QByteArrayList m_tokens;
    QList<QPointer<QTcpSocket>> m_clients;
    int m_connections = 0;
    bool m_slams = false;
};

} // namespace porthole::test
