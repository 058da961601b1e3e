#pragma once

#include "core/ssh/SshConnection.h"
#include "core/ssh/sftp/SftpSession.h"
#include "core/transfer/Pace.h"

#include <memory>
#include <vector>

namespace porthole::transfer {

/// SFTP on a connection that transfers have to themselves, and what was learned of it: how large its
/// requests may be, and how far away it is. Thread: the connection's owner's.
class Lane {
public:
    /// `connection` is open; `patience` is for each answer.
    Lane(ssh::SshConnection &connection, Milliseconds patience);

    /// Begins SFTP and measures. Errors: SftpFiles'.
    Task<Result<>> open();

    /// More ways to the same files, for much that is to be sent to a host that is far away: each has a window
    /// of the host's of its own (2 MiB, of OpenSSH). Those that work, which may be none.
    Task<std::vector<ssh::SftpSession *>> spread();

    ssh::SftpFiles &files() { return m_session.files(); }
    ssh::SftpExchange &exchange() { return m_session.exchange(); }
    const Pace &reading() const { return m_reading; }
    const Pace &writing() const { return m_writing; }
    std::chrono::microseconds roundTrip() const { return m_roundTrip; }

private:
    ssh::SshConnection &m_connection;
    const Milliseconds m_patience;
    ssh::SftpSession m_session;
    std::vector<std::unique_ptr<ssh::SftpSession>> m_others;
    bool m_isSpread = false;
    Pace m_reading, m_writing;
    std::chrono::microseconds m_roundTrip{0};
};

} // namespace porthole::transfer
