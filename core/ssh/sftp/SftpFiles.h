#pragma once

#include "core/ssh/sftp/SftpHandle.h"

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
    /// As it is written there.
    Task<Result<QByteArray>> readLink(QByteArray path);
    /// A folder, to be read with Client::readDirectory().
    Task<Result<SftpHandle>> openFolder(const QByteArray &path);
    /// Of the file system that it is on. Errors: PeerIncompatible where the server has no
    /// statvfs@openssh.com.
    Task<Result<sftp::Space>> space(QByteArray path);
    /// The bytes of a file from `offset` on, in order, at most `limit` of them; how many there were.
    Task<Result<quint64>> readAll(QByteArray path, quint64 offset, quint64 limit, Sink sink);

    /// `flags` are of sftp::openflag.
    Task<Result<SftpHandle>> open(const QByteArray &path, std::uint32_t flags,
                                  const sftp::Attributes &attributes = {});
    Task<Result<>> makeDirectory(const QByteArray &path, const sftp::Attributes &attributes = {});
    Task<Result<>> removeDirectory(const QByteArray &path);
    Task<Result<>> remove(const QByteArray &path);
    /// A symbolic link; `target` may be anything, and need not be there.
    Task<Result<>> makeLink(const QByteArray &target, const QByteArray &link);
    Task<Result<>> setAttributes(const QByteArray &path, const sftp::Attributes &attributes);
    /// Refused where `to` is there.
    Task<Result<>> rename(const QByteArray &from, const QByteArray &to);
    /// In the place of `to`, in one step where the server has posix-rename@openssh.com; where it has not,
    /// there is a moment in which `to` is gone.
    Task<Result<>> replace(QByteArray from, QByteArray to);

    SftpExchange &exchange() const { return m_exchange; }

private:
    struct Piece;

    Task<Result<sftp::Attributes>> attributes(QByteArray path, SftpExchange::Make make);
    Task<Result<SftpHandle>> openHandle(QByteArray path, SftpExchange::Make make);
    Task<Result<QByteArray>> onePath(QByteArray path, SftpExchange::Make make);
    Task<Result<>> act(QByteArray path, SftpExchange::Make make);

    SftpExchange &m_exchange;
};

} // namespace porthole::ssh
