#pragma once

#include "core/base/Bytes.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QTemporaryDir>

namespace porthole::test {

/// An agent that does something else than agents do. It needs the test's event loop.
class FakeAgent : public QLocalServer {
public:
    /// Instead of an answer.
    enum class Manner { Silence, HangUp, EmptyAnswer, EndlessAnswer, Garbage, Trickle };

    /// It tells these keys, if any, and answers the next question in its manner.
    explicit FakeAgent(Manner manner, QByteArrayList keys = {})
        : m_manner(manner)
        , m_keys(std::move(keys))
    {
        if (!listen(m_folder.filePath(QStringLiteral("agent"))))
            qFatal("no socket for an agent");
        connect(this, &QLocalServer::newConnection, this, [this] {
            auto *socket = nextPendingConnection();
            connect(socket, &QLocalSocket::readyRead, socket, [this, socket] { read(*socket); });
        });
    }
    QString socket() const { return m_folder.filePath(QStringLiteral("agent")); }
    /// So many questions came.
    int questions() const { return m_questions; }

private:
    static void put(QByteArray &to, quint32 number)
    {
        Bytes bytes;
        appendBigEndian(bytes, number);
        to.append(reinterpret_cast<const char *>(bytes.data()), 4);
    }
    void read(QLocalSocket &socket)
    {
        m_input += socket.readAll();
        while (m_input.size() >= 4) {
            const auto size =
                loadBigEndian<std::uint32_t>(reinterpret_cast<const std::uint8_t *>(m_input.constData()));
            if (m_input.size() < 4 + qsizetype(size))
                return;
            m_input.remove(0, 4 + qsizetype(size));
            answer(socket);
        }
    }
    void answer(QLocalSocket &socket)
    {
        if (++m_questions == 1 && !m_keys.isEmpty()) {
            QByteArray list("\x0c");
            put(list, quint32(m_keys.size()));
            for (const QByteArray &key : m_keys) {
                put(list, quint32(key.size()));
                list += key;
                put(list, 0);
            }
            QByteArray framed;
            put(framed, quint32(list.size()));
            socket.write(framed + list);
            return;
        }
        switch (m_manner) {
        case Manner::Silence:
            return;
        case Manner::HangUp:
            socket.disconnectFromServer();
            return;
        case Manner::EmptyAnswer:
            socket.write(QByteArray(4, '\0'));
            return;
        case Manner::EndlessAnswer:
            socket.write(QByteArray::fromHex("ffffffff"));
            return;
        case Manner::Garbage:
            socket.write(QByteArray::fromHex("0000000563616e277400"));
            return;
        case Manner::Trickle:
            socket.write(QByteArray::fromHex("0000ffff0c"));
            return;
        }
    }

    const Manner m_manner;
    const QByteArrayList m_keys;
    QTemporaryDir m_folder;
    QByteArray m_input;
    int m_questions = 0;
};

} // namespace porthole::test
