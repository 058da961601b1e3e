#pragma once

#include <QByteArray>
#include <QList>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

namespace porthole::test {

/// A proxy on a free port of 127.0.0.1. It resolves every name to 127.0.0.1, which is how a test
/// sees who did the resolving.
class Proxy : public QTcpServer {
    Q_OBJECT
public:
    Proxy();

    /// What the clients asked to be connected to, as "host:port".
    const QByteArrayList &targets() const { return m_targets; }
    /// User and password to ask for; empty asks for none.
    void demand(const QByteArray &user, const QByteArray &password);
    /// Accepts connections and says nothing.
    void setSilent(bool silent) { m_silent = silent; }
    int connections() const { return m_connections; }

protected:
    void incomingConnection(qintptr descriptor) final;
    /// Called with all bytes that a client sent since the last step. The bytes it does not take stay.
    virtual void converse(QTcpSocket *client, QByteArray &bytes) = 0;
    /// Connects and pipes; `answer` goes to the client once the target is there, `refusal` if it is not.
    void connectTo(QTcpSocket *client, const QByteArray &host, quint16 port, const QByteArray &answer,
                   const QByteArray &refusal);
    bool isRight(const QByteArray &user, const QByteArray &password) const;
    bool demandsLogin() const { return !m_user.isEmpty(); }

private:
    QByteArrayList m_targets;
    QByteArray m_user;
    QByteArray m_password;
    bool m_silent = false;
    int m_connections = 0;
};

/// RFC 9110 section 9.3.6, with Basic authentication.
class ConnectProxy final : public Proxy {
    Q_OBJECT
public:
    /// The request heads that came in.
    const QByteArrayList &requests() const { return m_requests; }

protected:
    void converse(QTcpSocket *client, QByteArray &bytes) override;

private:
    QByteArrayList m_requests;
};

/// RFC 1928 and 1929.
class Socks5Proxy final : public Proxy {
    Q_OBJECT
protected:
    void converse(QTcpSocket *client, QByteArray &bytes) override;
};

} // namespace porthole::test
