#include "core/transfer/local/PartFile.h"

#include "core/transfer/Names.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace porthole::transfer {

namespace {

constexpr mode_t kOwnerMayWrite = 0600;

bool isAllZeros(ByteView bytes)
{
    return bytes.empty() || (bytes[0] == 0 && std::equal(bytes.begin() + 1, bytes.end(), bytes.begin()));
}

} // namespace

PartFile::PartFile(std::shared_ptr<const LocalFolder> folder, const QByteArray &name, FileFacts facts)
    : m_folder(std::move(folder))
    , m_facts(facts)
    , m_name(partName(name, facts.size, facts.modified.value_or(0)))
{}

/// With the permissions that it will have, as far as the umask lets it, and those to write it.
Result<ssh::OwnedFd> PartFile::create() const
{
    const mode_t mode = (m_facts.mode.value_or(0666) & 0777) | kOwnerMayWrite;
    return m_folder->openFile(m_name, O_RDWR | O_CREAT | O_EXCL, mode);
}

/// What is there has to be a plain file of ours that nothing else is a name of.
Result<ssh::OwnedFd> PartFile::takeUp() const
{
    PH_TRY(ssh::OwnedFd opened, m_folder->openFile(m_name, O_RDWR));
    struct stat status {};
    if (::fstat(opened.get(), &status) != 0)
        return systemError(errno, m_name);
    if (!S_ISREG(status.st_mode) || status.st_uid != ::geteuid() || status.st_nlink != 1)
        return systemError(EPERM, m_name);
    return opened;
}

/// Another program of ours may have renamed or removed it just before it was locked.
bool PartFile::isStill(const ssh::OwnedFd &opened) const
{
    struct stat status {};
    const auto named = m_folder->look(m_name);
    return named && *named && ::fstat(opened.get(), &status) == 0 && (*named)->st_ino == status.st_ino;
}

Result<ssh::OwnedFd> PartFile::createOrTakeUp() const
{
    auto made = create();
    if (made || made.error().kind != ErrorKind::Unavailable)
        return made;
    auto found = takeUp();
    if (found || found.error().kind != ErrorKind::Forbidden)
        return found;
    // A link, or somebody else's: it goes, and what it leads to stays as it is.
    PH_DO(m_folder->remove(m_name));
    return create();
}

Result<quint64> PartFile::open()
{
    auto size = lockWhole();
    if (!size)
        m_outcome = size.error();
    return size;
}

Result<quint64> PartFile::lockWhole()
{
    for (int attempt = 0; attempt < 3; ++attempt) {
        PH_TRY(ssh::OwnedFd opened, createOrTakeUp());
        if (::flock(opened.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
            break;
        if (!isStill(opened))
            continue;
        m_file = std::move(opened);
        const off_t size = ::lseek(m_file.get(), 0, SEEK_END);
        return static_cast<quint64>(std::max<off_t>(size, 0));
    }
    return Error::make(ErrorKind::Unavailable, "another transfer of the same file is under way");
}

Result<Bytes> PartFile::read(quint64 offset, std::size_t size) const
{
    Bytes bytes(size);
    const ssize_t count = ::pread(m_file.get(), bytes.data(), size, static_cast<off_t>(offset));
    if (count < 0)
        return systemError(errno, m_name);
    bytes.resize(static_cast<std::size_t>(count));
    return bytes;
}

Result<> PartFile::cut(quint64 size)
{
    if (m_outcome && ::ftruncate(m_file.get(), static_cast<off_t>(size)) != 0)
        m_outcome = systemError(errno, m_name);
    return m_outcome;
}

void PartFile::write(quint64 offset, ByteView bytes)
{
    if (isAllZeros(bytes)) // nothing is there yet: finish() makes a hole of it
        return;
    while (m_outcome && !bytes.empty()) {
        const ssize_t count = ::pwrite(m_file.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0) {
            m_outcome = systemError(count < 0 ? errno : ENOSPC, m_name);
            return;
        }
        offset += static_cast<quint64>(count);
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
}

Result<> PartFile::setFacts(quint64 size, bool keepsMode) const
{
    struct stat status {};
    if (::fstat(m_file.get(), &status) != 0)
        return systemError(errno, m_name);
    if (static_cast<quint64>(status.st_size) != size &&
        ::ftruncate(m_file.get(), static_cast<off_t>(size)) != 0)
        return systemError(errno, m_name);
    const mode_t wanted = m_facts.mode.value_or(0666) & 0777;
    const mode_t mode = keepsMode ? wanted : wanted & status.st_mode;
    if ((status.st_mode & 07777) != mode && ::fchmod(m_file.get(), mode) != 0)
        return systemError(errno, m_name);
    const std::array<timespec, 2> times{timespec{0, UTIME_OMIT}, timespec{m_facts.modified.value_or(0), 0}};
    if (m_facts.modified && ::futimens(m_file.get(), times.data()) != 0)
        return systemError(errno, m_name);
    return {};
}

Result<> PartFile::finish(quint64 size, const Place &place)
{
    PH_DO(Result<>(m_outcome));
    PH_DO(setFacts(size, place.keepsMode));
    if (place.mayReplace) {
        PH_TRY(const auto there, m_folder->look(place.name));
        if (there && ::fdatasync(m_file.get()) != 0)
            return systemError(errno, place.name);
    }
    return m_folder->rename(m_name, place.name, place.mayReplace);
}

void PartFile::discard()
{
    if (m_file.valid())
        (void)m_folder->remove(m_name).has_value(); // an error: it is gone already
    m_file.reset();
}

} // namespace porthole::transfer
