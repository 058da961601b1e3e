#include "core/session/gateway/NewFile.h"

#include <QDir>
#include <QFile>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace porthole {

namespace {

Error failure(const char *what, int code, const char *file = __builtin_FILE(), int line = __builtin_LINE())
{
    return Error::make(ErrorKind::Storage,
                       std::string(what) + ": " + std::error_code(code, std::generic_category()).message(),
                       file, line);
}

} // namespace

NewFile::NewFile(QString path, int descriptor)
    : m_path(std::move(path))
    , m_descriptor(descriptor)
{}

NewFile::NewFile(NewFile &&other) noexcept
    : m_path(std::move(other.m_path))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_size(other.m_size)
{}

Result<NewFile> NewFile::make(const QString &path)
{
    if (!QDir::isAbsolutePath(path))
        return Error::make(ErrorKind::Storage, "the path of a new file is not absolute");
    const int descriptor = ::open(QFile::encodeName(path).constData(),
                                  O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (descriptor < 0 && errno == EEXIST)
        return Error::make(ErrorKind::Storage, "there is a file of that name already; it is not overwritten");
    if (descriptor < 0)
        return failure("the file cannot be made", errno);
    return NewFile(path, descriptor);
}

NewFile::~NewFile()
{
    if (m_descriptor < 0)
        return;
    struct stat ours {};
    struct stat there {};
    const QByteArray name = QFile::encodeName(m_path);
    // Somebody may have put another file in its place by now.
    if (::fstat(m_descriptor, &ours) == 0 && ::lstat(name.constData(), &there) == 0 &&
        ours.st_dev == there.st_dev && ours.st_ino == there.st_ino)
        ::unlink(name.constData());
    ::close(m_descriptor);
}

Result<> NewFile::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto written = ::write(m_descriptor, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return failure("the file cannot be written", errno);
        m_size += written;
        bytes = bytes.sliced(written);
    }
    return {};
}

Result<> NewFile::finish()
{
    // Some file systems tell of a full disk only here.
    if (::fsync(m_descriptor) != 0)
        return failure("the file cannot be written", errno);
    if (::close(std::exchange(m_descriptor, -1)) != 0) {
        const int code = errno;
        ::unlink(QFile::encodeName(m_path).constData());
        return failure("the file cannot be written", code);
    }
    return {};
}

} // namespace porthole
