#pragma once

#include "core/transfer/local/PartFile.h"
#include "core/transfer/remote/Advance.h"
#include "core/transfer/remote/ReadAt.h"
#include "core/transfer/remote/TransferContext.h"

#include <deque>

namespace porthole::transfer {

/// One file of a host into a folder of this computer.
struct DownloadOrder {
    QByteArray path;
    sftp::Attributes attributes; ///< as the host told them
    std::shared_ptr<const LocalFolder> folder;
    QByteArray name;
    TransferOptions options{};
};

/// Gets it: many reads under way, written by the disk's thread as they come, in order; a part that an earlier
/// attempt has left is taken up where its end agrees with the host's file. Its bytes are those of the size
/// that was told; a file without a size, as those of /proc, is read to its end.
/// Errors: SftpFiles', PartFile's; Unavailable: it became shorter meanwhile.
/// Thread: the lane's. Destroying it ends the transfer; what has come stays for another attempt.
class Download {
public:
    Download(const TransferContext &context, DownloadOrder order, Advance advance);

    /// Whether it was got, or passed over (OnConflict::Skip, or it is there already).
    Task<Result<bool>> run();

private:
    /// A stretch of the file that was asked for.
    bool isWorthResuming(quint64 size) const;
    Task<Result<>> takeUp();
    Task<Result<bool>> place();
    Task<Result<std::optional<struct stat>>> look();
    Task<Result<>> askWhatToDo(const struct stat &there);
    Task<Result<bool>> adopt(quint64 size);
    Task<Result<>> copy();
    void askForMore();
    Task<Result<>> take();
    Task<Result<>> keepUp();
    Task<Result<>> finish();

    const TransferContext m_context;
    Lane &m_lane;
    Disk &m_disk;
    DownloadOrder m_order;
    const Advance m_advance;
    const QByteArray m_wantedName;
    const std::optional<quint64> m_size;
    const std::shared_ptr<PartFile> m_part;
    std::optional<ssh::SftpHandle> m_file;
    quint32 m_block;
    quint64 m_next = 0, m_taken = 0; ///< asked for, and had, up to there
    bool m_isAtEnd = false;
    std::deque<Piece> m_pieces;
    std::deque<OnDisk<Result<>>> m_writes;
};

} // namespace porthole::transfer
