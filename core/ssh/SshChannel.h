#pragma once

#include "core/base/Error.h"

#include <QByteArray>
#include <QObject>
#include <memory>
#include <optional>

namespace porthole::ssh {

/// RFC 4254 section 6.2.
struct PtyRequest {
    QByteArray terminal = QByteArrayLiteral("xterm-256color");
    int columns = 80, rows = 24;
};

/// How a channel ended.
struct ChannelEnd {
    std::optional<int> exitStatus{}; ///< RFC 4254 section 6.10
    QByteArray exitSignal{};         ///< "TERM"; empty for none
    std::optional<Error> error{};    ///< refused, or lost with the connection; the host's end is none
};

/// A stream of bytes on a connection: a shell, a command, a subsystem, a forward. This object is the handle
/// in its owner's thread. What the host sends is held back while more than kUnread bytes of it have not
/// been acknowledged, so a slow reader slows the host and fills nothing.
/// Thread: that of the connection's owner. Destroying it closes the channel.
class SshChannel : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 kUnread = 512 * 1024;

    ~SshChannel() override;

    bool isOpen() const;
    const std::optional<ChannelEnd> &end() const;
    /// Queues bytes for the host's side; ignored after its end.
    void write(const QByteArray &bytes);
    /// Bytes that the host has not taken yet: whoever writes much looks at this.
    qint64 bytesToWrite() const;
    /// No more will be written.
    void sendEof();
    /// RFC 4254 section 6.7.
    void resize(int columns, int rows);
    /// RFC 4254 section 6.9: "INT", "TERM"...
    void signal(const QByteArray &name);
    /// That much of what was received has been dealt with, of both streams together. Unless this is called
    /// in the slot of received() or later, the host is held up after kUnread bytes.
    void acknowledge(qint64 bytes);
    /// How many bytes the host may send ahead (RFC 4254 section 5.2): worth it where it is far away and much
    /// is to come. At most 16 MiB.
    void widen(qint64 bytes);
    void close();

Q_SIGNALS:
    void opened();
    void received(const QByteArray &bytes);
    /// Of the command's standard error; never for a channel with a terminal.
    void receivedError(const QByteArray &bytes);
    void bytesWritten(qint64 left);
    /// The host will send nothing more.
    void eof();
    /// Once, and nothing after it.
    void ended(const porthole::ssh::ChannelEnd &how);

private:
    friend class SshConnection;
    friend class SshListener;
    class Handle;
    explicit SshChannel(std::unique_ptr<Handle> handle);
    std::unique_ptr<Handle> m_handle;
};

} // namespace porthole::ssh
