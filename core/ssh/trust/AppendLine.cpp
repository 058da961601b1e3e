#include "core/ssh/trust/AppendLine.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace porthole::ssh {

namespace {

Error failed(const QString &path)
{
    return Error::make(ErrorKind::Storage, path.toStdString() + ": " + std::strerror(errno));
}

struct OpenFile {
    explicit OpenFile(int opened)
        : descriptor(opened)
    {}
    ~OpenFile()
    {
        if (descriptor >= 0)
            ::close(descriptor); // and its lock with it
    }
    OpenFile(const OpenFile &) = delete;
    OpenFile &operator=(const OpenFile &) = delete;
    const int descriptor;
};

bool endsWithinALine(const OpenFile &file, off_t size)
{
    char last = '\n';
    return size > 0 && ::pread(file.descriptor, &last, 1, size - 1) == 1 && last != '\n';
}

} // namespace

Result<> appendLine(const QString &path, const QByteArray &line)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    if (::mkdir(folder.constData(), 0700) != 0 && errno != EEXIST)
        return failed(path);
    const OpenFile file(
        ::open(QFile::encodeName(path).constData(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0600));
    struct stat about {};
    if (file.descriptor < 0 || ::flock(file.descriptor, LOCK_EX) != 0 ||
        ::fstat(file.descriptor, &about) != 0)
        return failed(path);
    const QByteArray text = (endsWithinALine(file, about.st_size) ? "\n" : "") + line + '\n';
    const ssize_t written = ::write(file.descriptor, text.constData(), static_cast<std::size_t>(text.size()));
    if (written == text.size() && ::fsync(file.descriptor) == 0)
        return {};
    if (written >= 0 && written < text.size())
        errno = ENOSPC;
    Error error = failed(path);
    if (written > 0 && ::ftruncate(file.descriptor, about.st_size) != 0)
        error = Error::make(ErrorKind::Storage, error.detail + "; half a line is left at its end");
    return error;
}

} // namespace porthole::ssh
