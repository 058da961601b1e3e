// Loaded into a process by LD_PRELOAD: notes what it writes to the files below PORTHOLE_TRACED, what it syncs
// and removes there, and what it says on its standard output, in the order in which it happens, in the file
// PORTHOLE_TRACE (DiskTrace.h). The memory that SQLite maps (-shm) is no part of what has to outlive
// anything.

#include "tests/store/DiskTrace.h"

#include <array>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

using porthole::test::TraceRecord;

int traceFile()
{
    static const int file = [] {
        const char *const path = std::getenv("PORTHOLE_TRACE");
        return path ? open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600) : -1;
    }();
    return file;
}

void note(TraceRecord::What what, std::string_view path, std::uint64_t offset, const void *bytes,
          std::size_t size)
{
    TraceRecord record{what, static_cast<std::uint32_t>(path.size()), offset, size};
    const std::array<iovec, 3> parts{iovec{&record, sizeof record},
                                     iovec{const_cast<char *>(path.data()), path.size()},
                                     iovec{const_cast<void *>(bytes), size}};
    if (writev(traceFile(), parts.data(), static_cast<int>(parts.size())) < 0)
        std::abort(); // a test that knows half of it knows nothing
}

bool isTraced(std::string_view path)
{
    const char *const below = std::getenv("PORTHOLE_TRACED");
    return below && path.substr(0, std::strlen(below)) == below;
}

/// A descriptor's path where it is one of ours.
std::string_view tracedPath(int file)
{
    static thread_local std::array<char, PATH_MAX> path;
    std::array<char, 64> link{};
    std::snprintf(link.data(), link.size(), "/proc/self/fd/%d", file);
    const ssize_t length = readlink(link.data(), path.data(), path.size());
    const std::string_view found(path.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
    return isTraced(found) ? found : std::string_view();
}

ssize_t writeAt(int file, const void *bytes, std::size_t size, off_t offset)
{
    const ssize_t written = syscall(SYS_pwrite64, file, bytes, size, offset);
    if (const auto path = tracedPath(file); written > 0 && !path.empty())
        note(TraceRecord::Write, path, static_cast<std::uint64_t>(offset), bytes,
             static_cast<std::size_t>(written));
    return written;
}

int cutTo(int file, off_t size)
{
    const auto outcome = static_cast<int>(syscall(SYS_ftruncate, file, size));
    if (const auto path = tracedPath(file); outcome == 0 && !path.empty())
        note(TraceRecord::Truncate, path, static_cast<std::uint64_t>(size), nullptr, 0);
    return outcome;
}

int sync(int file)
{
    const auto outcome = static_cast<int>(syscall(SYS_fsync, file));
    if (const auto path = tracedPath(file); outcome == 0 && !path.empty())
        note(TraceRecord::Sync, path, 0, nullptr, 0);
    return outcome;
}

} // namespace

extern "C" {

ssize_t write(int file, const void *bytes, std::size_t size)
{
    const auto path = tracedPath(file);
    const off_t offset = path.empty() ? 0 : lseek(file, 0, SEEK_CUR);
    // Before anybody can have read it.
    if (file == STDOUT_FILENO)
        note(TraceRecord::Said, {}, 0, bytes, size);
    const ssize_t written = syscall(SYS_write, file, bytes, size);
    if (written > 0 && !path.empty())
        note(TraceRecord::Write, path, static_cast<std::uint64_t>(offset), bytes,
             static_cast<std::size_t>(written));
    return written;
}

ssize_t pwrite(int file, const void *bytes, std::size_t size, off_t offset)
{
    return writeAt(file, bytes, size, offset);
}
ssize_t pwrite64(int file, const void *bytes, std::size_t size, off64_t offset)
{
    return writeAt(file, bytes, size, offset);
}
int ftruncate(int file, off_t size) noexcept { return cutTo(file, size); }
int ftruncate64(int file, off64_t size) noexcept { return cutTo(file, size); }
int fsync(int file) { return sync(file); }
int fdatasync(int file) { return sync(file); }

int unlink(const char *path) noexcept
{
    const auto outcome = static_cast<int>(syscall(SYS_unlinkat, AT_FDCWD, path, 0));
    if (outcome == 0 && isTraced(path))
        note(TraceRecord::Remove, path, 0, nullptr, 0);
    return outcome;
}

int link(const char *path, const char *name) noexcept
{
    const auto outcome = static_cast<int>(syscall(SYS_linkat, AT_FDCWD, path, AT_FDCWD, name, 0));
    if (outcome == 0 && isTraced(path))
        note(TraceRecord::Name, path, 0, name, std::strlen(name));
    return outcome;
}

int rename(const char *path, const char *name) noexcept
{
    const auto outcome = static_cast<int>(syscall(SYS_renameat2, AT_FDCWD, path, AT_FDCWD, name, 0));
    if (outcome == 0 && isTraced(path)) {
        note(TraceRecord::Name, path, 0, name, std::strlen(name));
        note(TraceRecord::Remove, path, 0, nullptr, 0);
    }
    return outcome;
}

} // extern "C"
