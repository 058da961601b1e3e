#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QTcpSocket>

namespace porthole::test {

/// A client that sends the bytes that it is told to, and keeps what comes.
class RawClient {
public:
    explicit RawClient(quint16 port, const QHostAddress &host = QHostAddress::LocalHost)
        : m_port(port)
    {
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] {
            if (!m_holdsBack)
                m_heard += m_socket.readAll();
        });
        m_socket.connectToHost(host, port);
        m_socket.waitForConnected(); // to this computer: a matter of microseconds
    }

    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }
    /// A request as a script makes it; `headers` are lines with their ends.
    void request(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                 const QByteArray &headers = {})
    {
        send(head(method, path, body.size(), headers) + body);
    }
    QByteArray head(const QByteArray &method, const QByteArray &path, qsizetype length,
                    const QByteArray &headers) const
    {
        const QByteArray type =
            method == "POST" && !headers.contains("Content-Type") ? "Content-Type: application/json\r\n" : "";
        const QByteArray host = headers.contains("Host:") ? QByteArray() : "Host: " + this->host() + "\r\n";
        return method + ' ' + path + " HTTP/1.1\r\n" + host + type + headers +
               "Content-Length: " + QByteArray::number(length) + "\r\n\r\n";
    }
    QByteArray host() const { return "127.0.0.1:" + QByteArray::number(m_port); }
    static QByteArray basic(const QByteArray &password, const QByteArray &user = "porthole")
    {
        return "Authorization: Basic " + (user + ':' + password).toBase64() + "\r\n";
    }

    const QByteArray &heard() const { return m_heard; }
    /// Its first line, once it is whole.
    QByteArray statusLine() const
    {
        const qsizetype end = m_heard.indexOf("\r\n");
        return end < 0 ? QByteArray() : m_heard.first(end);
    }
    QByteArray header(const QByteArray &name) const
    {
        const QByteArray head =
            "\r\n" + m_heard.first(std::max<qsizetype>(m_heard.indexOf("\r\n\r\n"), 0)) + "\r\n";
        const qsizetype at = head.toLower().indexOf("\r\n" + name.toLower() + ": ");
        const qsizetype from = at + name.size() + 4;
        return at < 0 ? QByteArray() : head.mid(from, head.indexOf("\r\n", from) - from);
    }
    QByteArray body() const
    {
        const qsizetype end = m_heard.indexOf("\r\n\r\n");
        return end < 0 ? QByteArray() : m_heard.mid(end + 4);
    }
    /// Whether an answer with a Content-Length is there, or one without a body.
    bool isAnswered() const
    {
        return m_heard.contains("\r\n\r\n") && body().size() >= header("Content-Length").toLongLong();
    }
    void forget() { m_heard.clear(); }
    /// Reads nothing from now on, or goes on reading.
    void holdBack(bool holdsBack)
    {
        m_holdsBack = holdsBack;
        m_socket.setReadBufferSize(holdsBack ? 1 : 0);
        if (!holdsBack)
            m_heard += m_socket.readAll();
    }
    bool isCut() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    void hangUp() { m_socket.abort(); }

private:
    const quint16 m_port;
    bool m_holdsBack = false;
    QByteArray m_heard;
    QTcpSocket m_socket;
};

} // namespace porthole::test
