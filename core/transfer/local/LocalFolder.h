#pragma once

#include "core/base/Result.h"
#include "core/ssh/OwnedFd.h"
#include "core/transfer/TransferOptions.h"

#include <QByteArray>
#include <memory>
#include <optional>
#include <sys/stat.h>
#include <vector>

namespace porthole::transfer {

/// Why a call to the system failed, by errno: NotFound, Forbidden, Usage (the name is too long), Storage.
Error systemError(int number, const QByteArray &name);

FileFacts factsOf(const struct stat &status);

/// A folder on this computer, held open: what is done in it is done in this very folder, whatever becomes of
/// the path that led there, and never through a symbolic link. Names are of entries, not paths; all are
/// checked. Every call may block. Errors: systemError()'s; PeerMisbehaved for a name that is none.
/// Source: security requirement SEC-13.
class LocalFolder {
public:
    struct Entry {
        QByteArray name;
        struct stat status;
    };

    struct Made {
        std::shared_ptr<const LocalFolder> folder;
        bool isNew = false;
    };

    /// By a person's path: links on the way are theirs, and followed.
    static Result<std::shared_ptr<const LocalFolder>> open(const QByteArray &path);

    /// One within this one; it has to be a folder, not a link to one.
    Result<std::shared_ptr<const LocalFolder>> folder(const QByteArray &name) const;
    /// The same, made if it is not there.
    Result<Made> makeFolder(const QByteArray &name) const;
    /// As it was called when it was opened: for people, nothing is found by it.
    const QByteArray &path() const { return m_path; }
    /// Of a link itself. Nothing if there is no such entry.
    Result<std::optional<struct stat>> look(const QByteArray &name) const;
    /// Without "." and "..", sorted by name.
    Result<std::vector<Entry>> list() const;
    /// `flags` as for open(2); never waits for the other end of a pipe.
    Result<ssh::OwnedFd> openFile(const QByteArray &name, int flags, mode_t mode = 0) const;
    Result<> remove(const QByteArray &name) const;
    /// What is written in a symbolic link.
    Result<QByteArray> readLink(const QByteArray &name) const;
    /// A symbolic link. It takes the place of what is there, a folder excepted, unless `mayReplace` is false:
    /// then an entry of that name is an error (Unavailable).
    Result<> makeLink(const QByteArray &target, const QByteArray &name, bool mayReplace) const;
    /// Replaces what is there, unless `mayReplace` is false: then an entry of that name is an error
    /// (Unavailable).
    Result<> rename(const QByteArray &from, const QByteArray &to, bool mayReplace) const;
    /// Of the folder itself: its permissions, `exactly` or without those that the umask has taken away; when
    /// it was changed, in seconds since 1970.
    Result<> setAttributes(std::optional<quint32> mode, bool exactly, std::optional<quint32> modified) const;

private:
    LocalFolder(ssh::OwnedFd descriptor, QByteArray path)
        : m_descriptor(std::move(descriptor))
        , m_path(std::move(path))
    {}

    const ssh::OwnedFd m_descriptor;
    const QByteArray m_path;
};

} // namespace porthole::transfer
