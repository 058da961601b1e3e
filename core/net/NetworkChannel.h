#pragma once

#include "core/base/Bytes.h"
#include "core/net/ByteChannel.h"
#include "core/net/ChannelFactory.h"

#include <QNetworkProxy>
#include <QThread>
#include <QTimer>
#include <memory>
#include <optional>

class QAbstractSocket;
class QSslError;
class QSslSocket;

namespace porthole::net {

/// Bytes that a socket may hold for us, unread. The kernel's window closes behind it, so a receiver
/// that is slow holds up the peer and not our memory.
inline constexpr qint64 kReadBuffer = 4 << 20;
/// Bytes that may wait for a peer to read them. One that makes us answer (pings, requests) and never
/// reads would otherwise fill our memory.
inline constexpr qint64 kUnsentLimit = 16 << 20;

/// Deletes an object of Qt's from the event loop: channels are closed and destroyed from inside
/// their own signals, that is, with the socket's code still on the stack. In a thread whose loop has
/// ended nobody would do it any more, and no code of a socket's is on the stack: there it goes at once.
struct DeleteLater {
    void operator()(QObject *object) const
    {
        if (QThread::currentThread()->isFinished())
            delete object;
        else
            object->deleteLater();
    }
};

/// What the channels over a socket have in common: the deadline of opening, the bytes written before
/// it is open, what TLS verification ends in, and that there is one end, announced from the event loop.
class NetworkChannel : public ByteChannel {
    Q_OBJECT
public:
    void open() final;
    void write(ByteView bytes) final;
    void close() final;
    qint64 bytesToWrite() const final;

protected:
    NetworkChannel(ConsoleRoute route, const ChannelOptions &options);

    // What a channel does on its socket. None of these is called before start().
    virtual void start() = 0;
    virtual void send(ByteView bytes) = 0;
    virtual qint64 unsent() const = 0;
    /// Ends an open connection in the way of its protocol; what is unsent still goes out.
    virtual void sayGoodbye() = 0;
    /// Lets the socket go, with everything that is connected to it. May be called twice.
    virtual void release() = 0;
    /// nullptr while there is none.
    virtual QAbstractSocket *socket() const = 0;

    void nowOpen();
    void deliver(ByteView bytes);
    /// Ends the channel of a peer that has left more than kUnsentLimit unread.
    void expectAReader();
    /// The first end counts. closed() follows from the event loop, and nothing else does.
    void end(ChannelClosed how);
    void end(ErrorKind kind, const QString &detail, const char *file = __builtin_FILE(),
             int line = __builtin_LINE());
    /// Accepts a pinned certificate or ends the channel with CertificateUntrusted.
    void judge(QSslSocket &socket, const QList<QSslError> &errors);
    /// What an error of the socket means, in the state that the channel is in.
    void fail(int socketError, const char *file = __builtin_FILE(), int line = __builtin_LINE());

    bool isOpening() const { return m_phase == Phase::Opening; }
    bool isOpen() const { return m_phase == Phase::Open; }
    bool isSecure() const;
    const ConsoleRoute &route() const { return m_route; }
    const ChannelOptions &options() const { return m_options; }
    const QNetworkProxy &proxy() const { return m_proxy; }

private:
    enum class Phase : quint8 { Idle, Opening, Open, Ending, Ended };

    /// What opening is at, in words: "TLS handshake".
    QString stage() const;
    void finish();

    const ConsoleRoute m_route;
    const ChannelOptions m_options;
    const QNetworkProxy m_proxy;
    Phase m_phase = Phase::Idle;
    bool m_wasOpen = false;
    quint64 m_bytesReceived = 0;
    Bytes m_early; ///< written before it was open
    ChannelClosed m_how;
    QTimer m_deadline; ///< of opening, and then of saying goodbye
};

} // namespace porthole::net
