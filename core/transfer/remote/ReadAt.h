#pragma once

#include "core/transfer/local/Disk.h"
#include "core/transfer/remote/Advance.h"
#include "core/transfer/remote/Lane.h"

namespace porthole::transfer {

/// A stretch of a host's file that was asked for.
struct Piece {
    Piece(const ssh::SftpHandle &file, quint64 from, quint32 size)
        : offset(from)
        , length(size)
        , request(file.exchange().ask(
              [&](sftp::Client &client) { return client.read(file.handle(), from, size); }))
    {}

    quint64 offset;
    quint32 length;
    std::unique_ptr<ssh::SftpRequest> request;
};

/// Reads this computer's side, on the disk's thread.
using LocalRead = std::function<Result<Bytes>(quint64 offset, std::size_t size)>;

/// How many bytes from `begin` on, up to `end`, are the same on both sides. Errors: SftpFiles', `read`'s.
Task<Result<quint64>> agreeing(Lane &lane, Disk &disk, QByteArray path, quint64 begin, quint64 end,
                               LocalRead read);

/// Whether the bytes of a host's file before `size` are those of the file here: one that was changed and has
/// its old size and time is another one. Errors: SftpFiles', `read`'s.
Task<Result<bool>> tailAgrees(Lane &lane, Disk &disk, QByteArray path, quint64 size, LocalRead read);

} // namespace porthole::transfer
