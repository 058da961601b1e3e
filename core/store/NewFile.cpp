#include "core/store/NewFile.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
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

/// Whether nobody goes on with a file: whoever makes one locks it at once, and writes to it within the hour.
bool isLeft(const QByteArray &path)
{
    constexpr std::time_t kOld = 3600; // seconds
    const int file = ::open(path.constData(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (file < 0)
        return false;
    struct stat found {};
    const bool isOld = ::fstat(file, &found) == 0 && S_ISREG(found.st_mode) && found.st_uid == ::geteuid() &&
                       std::time(nullptr) - found.st_mtime > kOld;
    const bool isFree = isOld && ::flock(file, LOCK_EX | LOCK_NB) == 0;
    ::close(file);
    return isFree;
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
    NewFile made(std::move(name), file);
    if (::flock(file, LOCK_EX | LOCK_NB) != 0 && errno != EOPNOTSUPP)
        return fileFailed(made.name(), "cannot lock", errno);
    return made;
}

NewFile::~NewFile()
{
    if (!m_name.isEmpty())
        ::unlink(m_name.constData());
    if (m_descriptor >= 0)
        ::close(m_descriptor);
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

void removeLeftNewFiles(const QString &folder, const QString &prefix)
{
    const QDir place(folder);
    const QStringList names = place.entryList({prefix + QStringLiteral("*.new-??????")},
                                              QDir::Files | QDir::Hidden | QDir::NoSymLinks);
    for (const QString &name : names) {
        const QByteArray path = QFile::encodeName(place.filePath(name));
        if (!isLeft(path))
            continue;
        for (const char *besides : {"-journal", "-wal", "-shm", ""}) // itself last: it is what is looked for
            ::unlink((path + besides).constData());
    }
}

Result<> syncFolderOf(const QByteArray &path)
{
    const qsizetype slash = path.lastIndexOf('/');
    return sync(slash < 0 ? QByteArray(".") : path.left(std::max<qsizetype>(slash, 1)), O_DIRECTORY);
}

} // namespace porthole::store
