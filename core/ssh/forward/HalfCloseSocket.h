#pragma once

#include "core/ssh/OwnedFd.h"

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>

#include <deque>

namespace porthole::ssh {

/// A connected stream socket whose two directions end separately, as a forward needs it: QTcpSocket closes
/// both when the other side has said its last. It reads while that is wanted, which it is not at first, and
/// takes what is to be written without a limit: its owner keeps one. Thread: that of its owner.
class HalfCloseSocket : public QObject {
    Q_OBJECT
public:
    explicit HalfCloseSocket(OwnedFd socket, QObject *parent = nullptr);

    void setWanted(bool wanted);
    void write(const QByteArray &bytes);
    qint64 bytesToWrite() const { return m_toWrite; }
    /// Tells the other side of the end, after what waits to be written.
    void endWriting();
    /// The other side hears of a failure (RST) and takes what it has for no whole.
    void reset();

Q_SIGNALS:
    void received(const QByteArray &bytes);
    /// The other side sends nothing more.
    void ended();
    void taken(qint64 bytes);
    /// Once, and nothing after it: the other side is gone. Never from inside of a call.
    void failed();

private:
    void read();
    void flush();
    void fail();

    OwnedFd m_socket;
    QSocketNotifier m_readable, m_writable;
    std::deque<QByteArray> m_output;
    qsizetype m_offset = 0; ///< of what is written of the first
    qint64 m_toWrite = 0;
    bool m_hasEnded = false; ///< the other side's half
    bool m_endWanted = false;
    bool m_isGone = false;
};

} // namespace porthole::ssh
