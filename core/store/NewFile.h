#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>
#include <utility>

namespace porthole::store {

/// A file under a name of its own, 0600 and empty, gone with this object. As long as that is there, the file
/// is locked (flock(2)), which tells it from one that a killed process has left: see removeLeftNewFiles().
/// Errors: Storage. Thread: any.
class NewFile {
public:
    /// In the folder of `path`, which is a file's name as the system has it.
    static Result<NewFile> beside(const QByteArray &path);
    NewFile(NewFile &&other) noexcept
        : m_name(std::exchange(other.m_name, {}))
        , m_descriptor(std::exchange(other.m_descriptor, -1))
    {}
    NewFile &operator=(NewFile &&) = delete;
    ~NewFile();

    const QByteArray &name() const { return m_name; }
    /// What somebody has written into it is on the disk when this has succeeded.
    Result<> sync() const;
    /// Under that name too, unless there is a file; that is no error. It stays.
    Result<> linkAs(const QByteArray &path) const;
    /// Under that name, in place of what is there.
    Result<> renameTo(const QByteArray &path);

private:
    NewFile(QByteArray name, int descriptor)
        : m_name(std::move(name))
        , m_descriptor(descriptor)
    {}
    QByteArray m_name;
    int m_descriptor; // open for its lock alone
};

/// Removes new files of `folder` whose names begin with `prefix`, with what SQLite had beside them: those
/// that have not been written to for an hour and that nobody holds. What cannot be removed stays. Thread:
/// any.
void removeLeftNewFiles(const QString &folder, const QString &prefix);

/// A name is on the disk once the folder is that it is in. `path` is the file's.
Result<> syncFolderOf(const QByteArray &path);

/// What the system says about a file. `error` is an errno.
Error fileFailed(const QByteArray &path, const char *what, int error);

} // namespace porthole::store
