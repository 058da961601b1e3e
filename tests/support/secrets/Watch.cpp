// Loaded into every process of the tests by LD_PRELOAD. Most tests clean up behind themselves, so that
// nothing is left to be looked through when they are over: this looks at each file when it is deleted or
// replaced, and at the arguments of each process when it starts. What holds a secret of a test (Marker.h)
// becomes a line in the file that PORTHOLE_TEST_WATCH names:
//     deleted PROGRAM PATH | argument PROGRAM
// The C library alone, and no lock: it runs in the middle of anybody's program.

#include "tests/support/secrets/Marker.h"

#include <array>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

using porthole::test::kSecretMarker;

constexpr std::size_t kLength = sizeof kSecretMarker - 1;
constexpr std::size_t kLongest = 2 * kLength; // in UTF-16
constexpr off_t kMost = 32 << 20;             // bytes of a file that are looked at

std::array<char, kLongest> inUtf16()
{
    std::array<char, kLongest> wide{};
    for (std::size_t i = 0; i < kLength; ++i)
        wide[2 * i] = kSecretMarker[i];
    return wide;
}

bool holdsSecret(const char *text, std::size_t size)
{
    const auto wide = inUtf16();
    return memmem(text, size, kSecretMarker, kLength) || memmem(text, size, wide.data(), wide.size());
}

bool fileHoldsSecret(int folder, const char *path)
{
    struct stat about {};
    if (fstatat(folder, path, &about, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(about.st_mode))
        return false;
    const int file = openat(folder, path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (file < 0)
        return false;
    std::array<char, 65536> some; // NOLINT(cppcoreguidelines-pro-type-member-init): filled below
    std::size_t kept = 0;         // of what was read before: a secret may lie across
    bool found = false;
    for (off_t seen = 0; !found && seen < kMost;) {
        const ssize_t count = read(file, some.data() + kept, some.size() - kept);
        if (count <= 0)
            break;
        seen += count;
        const std::size_t size = kept + static_cast<std::size_t>(count);
        found = holdsSecret(some.data(), size);
        kept = size < kLongest ? size : kLongest;
        std::memmove(some.data(), some.data() + size - kept, kept);
    }
    close(file);
    return found;
}

void report(const char *what, const char *path)
{
    const char *const to = std::getenv("PORTHOLE_TEST_WATCH");
    const int file = to ? open(to, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600) : -1;
    if (file < 0)
        return;
    std::array<char, PATH_MAX> line{};
    const int length =
        std::snprintf(line.data(), line.size(), "%s %s %s\n", what, program_invocation_short_name, path);
    if (length > 0) [[maybe_unused]]
        const ssize_t written = write(file, line.data(), strnlen(line.data(), line.size()));
    close(file);
}

/// What is deleted or replaced is looked at while it is there; `errno` stays as it was.
void lookAt(int folder, const char *path)
{
    const int before = errno;
    if (path && fileHoldsSecret(folder, path))
        report("deleted", path);
    errno = before;
}

[[gnu::constructor]] void lookAtArguments()
{
    const int file = open("/proc/self/cmdline", O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return;
    static std::array<char, 131072> arguments;
    std::size_t size = 0;
    for (ssize_t count = 1; count > 0 && size < arguments.size(); size += static_cast<std::size_t>(count))
        if ((count = read(file, arguments.data() + size, arguments.size() - size)) <= 0)
            break;
    close(file);
    if (holdsSecret(arguments.data(), size))
        report("argument", "");
}

} // namespace

extern "C" {

int unlink(const char *path) noexcept
{
    lookAt(AT_FDCWD, path);
    return static_cast<int>(syscall(SYS_unlinkat, AT_FDCWD, path, 0));
}

int unlinkat(int folder, const char *path, int flags) noexcept
{
    if (!(flags & AT_REMOVEDIR))
        lookAt(folder, path);
    return static_cast<int>(syscall(SYS_unlinkat, folder, path, flags));
}

int remove(const char *path) noexcept
{
    if (unlink(path) == 0)
        return 0;
    return errno == EISDIR || errno == EPERM ? rmdir(path) : -1;
}

int rename(const char *from, const char *to) noexcept
{
    lookAt(AT_FDCWD, to);
    return static_cast<int>(syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}

int renameat(int fromFolder, const char *from, int toFolder, const char *to) noexcept
{
    lookAt(toFolder, to);
    return static_cast<int>(syscall(SYS_renameat2, fromFolder, from, toFolder, to, 0));
}

} // extern "C"
