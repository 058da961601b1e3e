#include "core/ssh/forward/Splice.h"

#include <algorithm>

namespace porthole::ssh {

Splice::Splice(std::unique_ptr<SshChannel> channel, QObject *parent)
    : QObject(parent)
    , m_channel(std::move(channel))
{
    connect(m_channel.get(), &SshChannel::opened, this, &Splice::opened);
    connect(m_channel.get(), &SshChannel::received, this, &Splice::fromHost);
    connect(m_channel.get(), &SshChannel::bytesWritten, this, [this] {
        readIfWanted();
        finishIfDone();
    });
    connect(m_channel.get(), &SshChannel::eof, this, [this] {
        m_hostEnded = true;
        if (m_socket)
            m_socket->endWriting();
        finishIfDone();
    });
    connect(m_channel.get(), &SshChannel::ended, this, &Splice::channelEnded);
}

void Splice::cut()
{
    if (std::exchange(m_isOver, true))
        return;
    if (m_socket)
        m_socket->reset();
    m_channel->close();
}

void Splice::attach(OwnedFd socket, const QByteArray &already)
{
    attach(std::make_unique<HalfCloseSocket>(std::move(socket)), already);
}

void Splice::attach(std::unique_ptr<HalfCloseSocket> socket, const QByteArray &already)
{
    if (m_isOver)
        return;
    m_socket = std::move(socket);
    m_ours = m_socket->bytesToWrite();
    connect(m_socket.get(), &HalfCloseSocket::received, this, &Splice::fromSocket);
    connect(m_socket.get(), &HalfCloseSocket::taken, this, [this](qint64 bytes) {
        const qint64 ours = std::min(bytes, m_ours);
        m_ours -= ours;
        m_channel->acknowledge(bytes - ours);
        finishIfDone();
    });
    connect(m_socket.get(), &HalfCloseSocket::ended, this, [this] {
        m_socketEnded = true;
        m_channel->sendEof();
        finishIfDone();
    });
    connect(m_socket.get(), &HalfCloseSocket::failed, this, [this] { end(std::nullopt); });
    if (!already.isEmpty())
        fromSocket(already);
    m_socket->write(std::exchange(m_early, {}));
    if (m_hostEnded)
        m_socket->endWriting();
    readIfWanted();
    finishIfDone();
}

void Splice::fromHost(const QByteArray &bytes)
{
    if (m_socket)
        m_socket->write(bytes);
    else
        m_early += bytes; // nothing is acknowledged yet: it stays below SshChannel::kUnread
    Q_EMIT moved(0, bytes.size());
}

void Splice::fromSocket(const QByteArray &bytes)
{
    m_channel->write(bytes);
    readIfWanted();
    Q_EMIT moved(bytes.size(), 0);
}

void Splice::readIfWanted()
{
    if (m_socket)
        m_socket->setWanted(m_channel->bytesToWrite() < kAhead);
}

void Splice::channelEnded(const ChannelEnd &how)
{
    if (how.error)
        return end(how.error);
    m_hostEnded = true;
    m_socketEnded = true; // nobody would hear more of it
    if (!m_socket)
        return end(std::nullopt);
    m_socket->setWanted(false);
    m_socket->endWriting();
    finishIfDone();
}

/// Either both halves have ended and everything is where it belongs, or there is something to wait for.
void Splice::finishIfDone()
{
    if (m_hostEnded && m_socketEnded && m_socket && m_socket->bytesToWrite() == 0 &&
        (m_channel->bytesToWrite() == 0 || m_channel->end()))
        end(std::nullopt);
}

void Splice::end(std::optional<Error> why)
{
    if (std::exchange(m_isOver, true))
        return;
    m_error = std::move(why);
    if (m_socket && m_error)
        m_socket->reset();
    m_channel->close();
    // Its owner may delete it, and the signal that has led here has more receivers.
    QMetaObject::invokeMethod(this, &Splice::ended, Qt::QueuedConnection);
}

} // namespace porthole::ssh
