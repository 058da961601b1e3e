#pragma once

#include "core/ssh/SshChannel.h"
#include "core/ssh/forward/HalfCloseSocket.h"

namespace porthole::ssh {

/// A channel and a socket, each told what the other says, until both have said their last. A side that takes
/// nothing holds up the other; a half that ends ends alone (RFC 4254 section 5.3); where the channel fails,
/// the socket is reset, so that nobody takes a part for the whole. Thread: that of the connection's owner.
class Splice : public QObject {
    Q_OBJECT
public:
    /// Bytes that the host has not taken yet, beyond which the socket is not read.
    static constexpr qint64 kAhead = 512 * 1024;

    explicit Splice(std::unique_ptr<SshChannel> channel, QObject *parent = nullptr);
    ~Splice() override { cut(); }

    /// The socket, when there is one: what the host has said meanwhile is told to it first. `already` was
    /// read from it.
    void attach(OwnedFd socket, const QByteArray &already = {});
    /// The same for one that something has been said to already; nobody else listens to it any more.
    void attach(std::unique_ptr<HalfCloseSocket> socket, const QByteArray &already = {});
    /// There will be no socket, for that reason.
    void fail(const Error &why) { end(why); }
    /// Resets the socket and closes the channel; nothing is said of it.
    void cut();
    /// Once it has ended(): why, if it was not the end of both.
    const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    /// The host has let the channel in.
    void opened();
    void moved(qint64 toHost, qint64 fromHost);
    /// Once, and nothing after it.
    void ended();

private:
    void fromHost(const QByteArray &bytes);
    void fromSocket(const QByteArray &bytes);
    void readIfWanted();
    void channelEnded(const ChannelEnd &how);
    void finishIfDone();
    void end(std::optional<Error> why);

    const std::unique_ptr<SshChannel> m_channel;
    std::unique_ptr<HalfCloseSocket> m_socket;
    QByteArray m_early; ///< from the host, before there was a socket
    qint64 m_ours = 0;  ///< to the socket, of what no host has said
    bool m_hostEnded = false, m_socketEnded = false;
    bool m_isOver = false;
    std::optional<Error> m_error;
};

} // namespace porthole::ssh
