#include "core/store/NewFile.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <unistd.h>

namespace porthole::store {

namespace {

Result<> sync(const QByteArray &path, int flags)
{
    const int file = ::open(path.constData(), O_RDONLY | O_CLOEXEC | flags);
    if (file < 0)
        return fileFailed(path, "cannot open", errno);
    const int outcome = ::fsync(file);
    const int error = errno;
    ::close(file);
    if (outcome != 0)
        return fileFailed(path, "cannot write", error);
    return {};
}

} // namespace

Error fileFailed(const QByteArray &path, const char *what, int error)
{
    return Error::make(ErrorKind::Storage,
                       std::string(what) + " " + path.toStdString() + ": " + std::strerror(error));
}

Result<NewFile> NewFile::beside(const QByteArray &path)
{
    QByteArray name = path + ".new-XXXXXX";
    const int file = ::mkostemp(name.data(), O_CLOEXEC); // 0600
    if (file < 0)
        return fileFailed(name, "cannot make", errno);
    ::close(file);
    return NewFile(std::move(name));
}

NewFile::~NewFile()
{
    if (!m_name.isEmpty())
        ::unlink(m_name.constData());
}

Result<> NewFile::sync() const { return store::sync(m_name, 0); }

Result<> NewFile::linkAs(const QByteArray &path) const
{
    if (::link(m_name.constData(), path.constData()) != 0 && errno != EEXIST)
        return fileFailed(path, "cannot make", errno);
    return syncFolderOf(path);
}

Result<> NewFile::renameTo(const QByteArray &path)
{
    if (::rename(m_name.constData(), path.constData()) != 0)
        return fileFailed(path, "cannot make", errno);
    m_name.clear();
    return syncFolderOf(path);
}

Result<> syncFolderOf(const QByteArray &path)
{
    const qsizetype slash = path.lastIndexOf('/');
    return sync(slash < 0 ? QByteArray(".") : path.left(std::max<qsizetype>(slash, 1)), O_DIRECTORY);
}

} // namespace porthole::store
