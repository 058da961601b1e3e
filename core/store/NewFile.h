#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <utility>

namespace porthole::store {

/// A file under a name of its own, 0600 and empty, gone with this object. Errors: Storage. Thread: any.
class NewFile {
public:
    /// In the folder of `path`, which is a file's name as the system has it.
    static Result<NewFile> beside(const QByteArray &path);
    NewFile(NewFile &&other) noexcept
        : m_name(std::exchange(other.m_name, {}))
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
    explicit NewFile(QByteArray name)
        : m_name(std::move(name))
    {}
    QByteArray m_name;
};

/// A name is on the disk once the folder is that it is in. `path` is the file's.
Result<> syncFolderOf(const QByteArray &path);

/// What the system says about a file. `error` is an errno.
Error fileFailed(const QByteArray &path, const char *what, int error);

} // namespace porthole::store
