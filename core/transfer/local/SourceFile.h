#pragma once

#include "core/base/Bytes.h"
#include "core/transfer/TransferOptions.h"
#include "core/transfer/local/LocalFolder.h"

namespace porthole::transfer {

/// A file of this computer that is being read. Thread: the disk's, one call at a time.
/// Errors: LocalFolder's; Usage: it is no plain file.
class SourceFile {
public:
    SourceFile(std::shared_ptr<const LocalFolder> folder, QByteArray name)
        : m_folder(std::move(folder))
        , m_name(std::move(name))
    {}

    Result<FileFacts> open();
    /// Exactly those bytes, or what there is of them.
    Result<Bytes> read(quint64 offset, std::size_t size) const;

    struct Block {
        quint64 offset = 0;
        Bytes bytes{};
    };
    /// The next bytes from `offset` on, up to `end` and at most `size` of them; holes are passed over. An
    /// empty block at `end`: there is no more.
    Result<Block> next(quint64 offset, quint64 end, std::size_t size) const;

private:
    const std::shared_ptr<const LocalFolder> m_folder;
    const QByteArray m_name;
    ssh::OwnedFd m_file;
};

} // namespace porthole::transfer
