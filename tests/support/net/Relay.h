#pragma once

#include <QTcpServer>
#include <QTcpSocket>

namespace porthole::test {

/// A way to a port of 127.0.0.1 by another of its ports, which a test may break. Thread: the test's, whose
/// event loop has to run.
class Relay : public QTcpServer {
public:
    explicit Relay(quint16 to)
        : m_to(to)
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no free port on loopback");
    }

    quint16 port() const { return serverPort(); }
    int connections() const { return m_connections; }
    /// From now on nothing gets through, either way, and nobody hears of it: a cable that was pulled.
    void fallSilent() { m_isSilent = true; }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        ++m_connections;
        auto *near = new QTcpSocket(this);
        near->setSocketDescriptor(descriptor);
        auto *far = new QTcpSocket(this);
        connect(far, &QTcpSocket::connected, this, [=, this] {
            pass(near, far);
            pass(far, near);
        });
        far->connectToHost(QHostAddress::LocalHost, m_to);
    }

private:
    void pass(QTcpSocket *from, QTcpSocket *to)
    {
        from->setReadBufferSize(64 * 1024); // what is held up is held up at its sender, too
        const auto move = [=, this] {
            if (!m_isSilent)
                to->write(from->readAll());
        };
        connect(from, &QTcpSocket::readyRead, this, move);
        connect(from, &QTcpSocket::disconnected, this, [=, this] {
            if (!m_isSilent)
                to->disconnectFromHost();
        });
        move();
    }

    const quint16 m_to;
    int m_connections = 0;
    bool m_isSilent = false;
};

} // namespace porthole::test
