#pragma once

#include "core/base/Bytes.h"
#include "core/transfer/TransferOptions.h"
#include "core/transfer/local/LocalFolder.h"

namespace porthole::transfer {

/// A file on its way into a folder: it is written under another name (partName()) and gets its own when it is
/// whole, so that whoever looks sees the old one or the new one. Runs of zeros at the end of a block become
/// holes. Thread: the disk's, one call at a time. Errors: LocalFolder's; a failure to write stays, and is
/// finish()'s too.
class PartFile {
public:
    PartFile(std::shared_ptr<const LocalFolder> folder, const QByteArray &name, FileFacts facts);

    const QByteArray &name() const { return m_name; }
    /// Makes it, or takes up what an earlier attempt has left; so many bytes it has. Errors: Unavailable:
    /// another program of ours writes it.
    Result<quint64> open();
    Result<Bytes> read(quint64 offset, std::size_t size) const;
    /// Drops what is behind that.
    Result<> cut(quint64 size);
    void write(quint64 offset, ByteView bytes);
    const Result<> &outcome() const { return m_outcome; }

    struct Place {
        QByteArray name;
        bool mayReplace = true;
        bool keepsMode = false;
    };
    /// Gives it its size, time, permissions and name. A file that another one makes way for is written to
    /// the disk before, so that a power cut leaves one of the two.
    Result<> finish(quint64 size, const Place &place);
    /// Removes it.
    void discard();

private:
    Result<ssh::OwnedFd> create() const;
    Result<ssh::OwnedFd> takeUp() const;
    Result<ssh::OwnedFd> createOrTakeUp() const;
    Result<quint64> lockWhole();
    bool isStill(const ssh::OwnedFd &opened) const;
    Result<> setFacts(quint64 size, bool keepsMode) const;

    const std::shared_ptr<const LocalFolder> m_folder;
    const FileFacts m_facts;
    const QByteArray m_name; ///< until it is whole
    ssh::OwnedFd m_file;
    Result<> m_outcome;
};

} // namespace porthole::transfer
