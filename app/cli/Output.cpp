#include "app/cli/Output.h"

#include "core/base/DisplayText.h"
#include "core/base/Redactor.h"

#include <cerrno>
#include <cstring>
#include <string>
#include <unistd.h>

namespace porthole::cli {

namespace {

Result<> writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return Error::make(ErrorKind::Storage, std::string("standard output: ") + std::strerror(errno));
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

} // namespace

ExitCode report(const Error &error)
{
    constexpr std::size_t kLongest = 2048; // bytes: a server's reason may be long, a line is not
    const std::string detail = redact(displayText(error.detail, kLongest));
    const std::string line = std::string("porthole: ") + phraseOf(error.kind) + ": " + detail + "\n";
    // A standard error that is closed leaves nobody to be told; the exit code still says it.
    static_cast<void>(writeAll(STDERR_FILENO, line));
    return exitCodeOf(error.kind);
}

Result<> print(std::string_view bytes) { return writeAll(STDOUT_FILENO, bytes); }

} // namespace porthole::cli
