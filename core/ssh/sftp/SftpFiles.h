#pragma once

#include "core/ssh/sftp/SftpExchange.h"

namespace porthole::ssh {

/// A host's files over SFTP. Paths are bytes, relative ones to where the server begins, the user's home.
/// Errors of all: NotFound, Forbidden, Unavailable (the server says "failure"), PeerIncompatible (it cannot),
/// Usage (not a path), Timeout, and what ended the exchange. Destroying a task ends what it does.
/// Thread: the exchange's. The object outlives its tasks.
class SftpFiles {
public:
    /// What a folder may have; more are refused with Unavailable.
    static constexpr std::size_t kMostEntries = 1'000'000;

    /// Takes a piece of a file; the next is handed to it when it has ended, and no more is asked of the
    /// server meanwhile than is under way. An error ends the reading.
    using Sink = std::function<Task<Result<>>(QByteArray)>;

    /// `exchange` outlives it.
    explicit SftpFiles(SftpExchange &exchange)
        : m_exchange(exchange)
    {}

    /// Without "." and "..", in the server's order.
    Task<Result<sftp::Entries>> list(QByteArray path);
    /// Of what a symbolic link leads to.
    Task<Result<sftp::Attributes>> stat(const QByteArray &path);
    Task<Result<sftp::Attributes>> lstat(const QByteArray &path);
    /// Absolute, without links, "." and "..".
    Task<Result<QByteArray>> realPath(QByteArray path);
    /// The bytes of a file from `offset` on, in order, at most `limit` of them; how many there were.
    Task<Result<quint64>> readAll(QByteArray path, quint64 offset, quint64 limit, Sink sink);

private:
    class OpenHandle;
    struct Piece;

    Task<Result<sftp::Attributes>> attributes(QByteArray path, SftpExchange::Make make);
    Task<Result<OpenHandle>> open(QByteArray path, SftpExchange::Make make);

    SftpExchange &m_exchange;
};

} // namespace porthole::ssh
