#include "core/transfer/local/LocalFolder.h"

#include "core/base/DisplayText.h"
#include "core/transfer/Names.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <limits>
#include <unistd.h>

namespace porthole::transfer {

namespace {

ErrorKind kindOf(int number)
{
    switch (number) {
    case ENOENT:
        return ErrorKind::NotFound;
    case EACCES:
    case EPERM:
    case EROFS:
    case ELOOP: // a symbolic link where none is followed
        return ErrorKind::Forbidden;
    case ENAMETOOLONG:
        return ErrorKind::Usage;
    case EEXIST:
    case ENOTDIR:
    case EISDIR:
        return ErrorKind::Unavailable;
    default:
        return ErrorKind::Storage;
    }
}

Result<> outcomeOf(int code, const QByteArray &name)
{
    if (code == 0)
        return {};
    return systemError(errno, name);
}

struct ClosedDirectory {
    void operator()(DIR *directory) const { ::closedir(directory); }
};

} // namespace

Error systemError(int number, const QByteArray &name)
{
    std::array<char, 128> buffer{};
    const char *const words = ::strerror_r(number, buffer.data(), buffer.size()); // GNU's
    return Error::make(kindOf(number), displayText(name.toStdString(), 400) + ": " + words);
}

FileFacts factsOf(const struct stat &status)
{
    return {.size = static_cast<quint64>(status.st_size),
            .mode = status.st_mode & 07777,
            // SFTP's times have 32 bits.
            .modified = static_cast<quint32>(
                std::clamp<qint64>(status.st_mtim.tv_sec, 0, std::numeric_limits<quint32>::max()))};
}

Result<std::shared_ptr<const LocalFolder>> LocalFolder::open(const QByteArray &path)
{
    ssh::OwnedFd opened(::open(path.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.valid())
        return systemError(errno, path);
    return std::shared_ptr<const LocalFolder>(new LocalFolder(std::move(opened), path));
}

Result<std::shared_ptr<const LocalFolder>> LocalFolder::folder(const QByteArray &name) const
{
    PH_TRY(ssh::OwnedFd opened, openFile(name, O_RDONLY | O_DIRECTORY));
    return std::shared_ptr<const LocalFolder>(new LocalFolder(std::move(opened), joined(m_path, name)));
}

Result<LocalFolder::Made> LocalFolder::makeFolder(const QByteArray &name) const
{
    PH_DO(checkName(name));
    const bool isNew = ::mkdirat(m_descriptor.get(), name.constData(), 0777) == 0;
    if (!isNew && errno != EEXIST)
        return systemError(errno, name);
    PH_TRY(auto opened, folder(name));
    return Made{std::move(opened), isNew};
}

Result<std::optional<struct stat>> LocalFolder::look(const QByteArray &name) const
{
    PH_DO(checkName(name));
    struct stat status {};
    if (::fstatat(m_descriptor.get(), name.constData(), &status, AT_SYMLINK_NOFOLLOW) == 0)
        return std::optional(status);
    if (errno == ENOENT)
        return std::optional<struct stat>();
    return systemError(errno, name);
}

Result<std::vector<LocalFolder::Entry>> LocalFolder::list() const
{
    // fdopendir() takes its descriptor over, and moves its place.
    ssh::OwnedFd own(::openat(m_descriptor.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    const std::unique_ptr<DIR, ClosedDirectory> directory(own.valid() ? ::fdopendir(own.get()) : nullptr);
    if (!directory)
        return systemError(errno, ".");
    (void)own.release();
    std::vector<Entry> entries;
    for (;;) {
        errno = 0;
        const dirent *const found = ::readdir(directory.get()); // NOLINT(concurrency-mt-unsafe): our own
        if (!found && errno != 0)
            return systemError(errno, ".");
        if (!found)
            break;
        const QByteArray name(found->d_name);
        if (name == "." || name == "..")
            continue;
        PH_TRY(const auto status, look(name));
        if (status) // it may have gone meanwhile
            entries.push_back({name, *status});
    }
    std::sort(entries.begin(), entries.end(),
              [](const Entry &one, const Entry &other) { return one.name < other.name; });
    return entries;
}

Result<ssh::OwnedFd> LocalFolder::openFile(const QByteArray &name, int flags, mode_t mode) const
{
    PH_DO(checkName(name));
    ssh::OwnedFd opened(::openat(m_descriptor.get(), name.constData(),
                                 flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, mode));
    if (!opened.valid())
        return systemError(errno, name);
    return opened;
}

Result<> LocalFolder::remove(const QByteArray &name) const
{
    PH_DO(checkName(name));
    return outcomeOf(::unlinkat(m_descriptor.get(), name.constData(), 0), name);
}

Result<QByteArray> LocalFolder::readLink(const QByteArray &name) const
{
    PH_DO(checkName(name));
    QByteArray target(PATH_MAX, Qt::Uninitialized);
    const ssize_t size = ::readlinkat(m_descriptor.get(), name.constData(), target.data(),
                                      static_cast<std::size_t>(target.size()));
    if (size < 0)
        return systemError(errno, name);
    target.truncate(size);
    return target;
}

Result<> LocalFolder::makeLink(const QByteArray &target, const QByteArray &name, bool mayReplace) const
{
    PH_DO(checkName(name));
    const int folder = m_descriptor.get();
    if (::symlinkat(target.constData(), folder, name.constData()) == 0)
        return {};
    if (errno != EEXIST || !mayReplace)
        return systemError(errno, name);
    const QByteArray part = partName(name, 0, 0);
    (void)::unlinkat(folder, part.constData(), 0); // of an earlier attempt
    if (::symlinkat(target.constData(), folder, part.constData()) != 0)
        return systemError(errno, name);
    auto placed = rename(part, name, true);
    if (!placed)
        (void)::unlinkat(folder, part.constData(), 0);
    return placed;
}

Result<> LocalFolder::rename(const QByteArray &from, const QByteArray &to, bool mayReplace) const
{
    PH_DO(checkName(from));
    PH_DO(checkName(to));
    const int folder = m_descriptor.get();
    if (mayReplace)
        return outcomeOf(::renameat(folder, from.constData(), folder, to.constData()), to);
    if (::renameat2(folder, from.constData(), folder, to.constData(), RENAME_NOREPLACE) == 0)
        return {};
    if (errno != EINVAL && errno != ENOSYS)
        return systemError(errno, to);
    // A file system that has no such renaming: as link(2), which never replaces.
    if (::linkat(folder, from.constData(), folder, to.constData(), 0) != 0)
        return systemError(errno, to);
    return remove(from);
}

Result<> LocalFolder::setAttributes(std::optional<quint32> mode, bool exactly,
                                    std::optional<quint32> modified) const
{
    struct stat status {};
    if (::fstat(m_descriptor.get(), &status) != 0)
        return systemError(errno, ".");
    const mode_t permissions = exactly ? mode.value_or(0) & 0777 : mode.value_or(0) & status.st_mode & 0777;
    if (mode && ::fchmod(m_descriptor.get(), permissions) != 0)
        return systemError(errno, ".");
    const std::array<timespec, 2> times{timespec{0, UTIME_OMIT}, timespec{modified.value_or(0), 0}};
    if (modified && ::futimens(m_descriptor.get(), times.data()) != 0)
        return systemError(errno, ".");
    return {};
}

} // namespace porthole::transfer
