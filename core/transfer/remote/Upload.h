#pragma once

#include "core/transfer/local/SourceFile.h"
#include "core/transfer/remote/Advance.h"
#include "core/transfer/remote/TransferContext.h"

#include <deque>

namespace porthole::transfer {

/// One file of this computer into a folder of a host.
struct UploadOrder {
    std::shared_ptr<const LocalFolder> folder;
    QByteArray name;
    QByteArray remoteFolder;
    QByteArray remoteName;
    std::optional<sftp::Attributes> existing{}; ///< what has that name there, of a link itself
    TransferOptions options{};
};

/// Puts it: read by the disk's thread ahead of the writes, of which many are under way; under another name
/// until it is whole. A part that an earlier attempt has left is taken up where its end agrees with the file.
/// Holes and blocks of zeros are not sent.
/// Errors: SftpFiles', SourceFile's. Thread: the lane's. Destroying it ends the transfer; what has arrived
/// stays for another attempt.
class Upload {
public:
    Upload(const TransferContext &context, UploadOrder order, Advance advance);

    /// Whether it was put, or passed over (OnConflict::Skip, or it is there already).
    Task<Result<bool>> run();

private:
    using Reading = OnDisk<Result<SourceFile::Block>>;
    struct Asked {
        std::unique_ptr<ssh::SftpRequest> request;
        quint64 end = 0; ///< up to there, the host has the file when this one has succeeded
    };
    struct Opened {
        FileFacts facts{};
        std::optional<SourceFile::Block> whole{}; ///< all of a file that is one block
    };

    static Result<Opened> open(SourceFile &source, std::size_t block);
    bool isWorthResuming(quint64 size) const;
    Task<Result<bool>> place();
    Task<Result<>> askWhatToDo();
    Task<Result<>> findOtherName();
    Task<Result<>> openPart();
    Task<Result<bool>> takeUp();
    Task<Result<bool>> adopt();
    Task<Result<bool>> tailAgrees(const QByteArray &path, quint64 size);
    Task<Result<>> begin(std::uint32_t flags);
    Task<> spread();
    Task<Result<>> copy();
    Task<Result<>> send(SourceFile::Block block);
    void noteWritten(quint64 end);
    void read();
    Task<Result<>> await(std::size_t left);
    Task<Result<>> finish();
    void ask(const ssh::SftpExchange::Make &make) { m_asked.push_back({m_lane.exchange().ask(make)}); }
    const sftp::Handle &handle() const { return m_files.front().handle(); }

    const TransferContext m_context;
    Lane &m_lane;
    Disk &m_disk;
    UploadOrder m_order;
    const Advance m_advance;
    const std::shared_ptr<SourceFile> m_source;
    FileFacts m_facts;
    std::optional<SourceFile::Block> m_whole; ///< read when the file was opened
    QByteArray m_part;                        ///< its path until it is whole
    std::vector<ssh::SftpHandle> m_files;     ///< of the part, one for each way; the first is the lane's own
    std::size_t m_turn = 0;                   ///< of the ways, which take turns
    quint64 m_read = 0;                       ///< up to there, it is on its way from the disk
    quint64 m_written = 0;                    ///< up to there, the host has it
    bool m_isAllRead = false;
    std::deque<Reading> m_reads;
    std::deque<Asked> m_asked; ///< of which none may fail
};

} // namespace porthole::transfer
