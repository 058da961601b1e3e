#pragma once

#include "core/ssh/SshChannel.h"
#include "core/ssh/sftp/SftpFiles.h"

#include <QObject>

namespace porthole::ssh {

/// SFTP over a channel of a connection: its files, and word of its end.
/// Thread: that of the connection's owner. It outlives the tasks of its files().
class SftpSession : public QObject {
    Q_OBJECT
public:
    /// `channel`: SshConnection::subsystem("sftp").
    explicit SftpSession(std::unique_ptr<SshChannel> channel, SftpPatience patience = {},
                         QObject *parent = nullptr);
    ~SftpSession() override;

    SftpFiles &files() { return m_files; }
    SftpExchange &exchange() { return m_exchange; }
    /// SshChannel::widen().
    void widen(qint64 bytes) { m_channel->widen(bytes); }
    /// Why it has ended. Closed: the host ended it, or the connection was lost.
    const std::optional<Error> &error() const { return m_exchange.failure(); }

Q_SIGNALS:
    /// Once; all tasks hear of it too.
    void ended(const porthole::Error &error);

private:
    void take(const QByteArray &bytes);
    void end(const Error &error);

    std::unique_ptr<SshChannel> m_channel;
    SftpExchange m_exchange;
    SftpFiles m_files;
};

} // namespace porthole::ssh
