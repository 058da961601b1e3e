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

/// On one line, without a secret.
std::string fit(std::string_view text)
{
    constexpr std::size_t kLongest = 2048; // bytes: a server's reason may be long, a line is not
    return redact(displayText(text, kLongest));
}

} // namespace

ExitCode report(const Error &error)
{
    writeToStandardError(std::string("porthole: ") + phraseOf(error.kind) + ": " + fit(error.detail) + "\n");
    return exitCodeOf(error.kind);
}

void note(std::string_view words) { writeToStandardError("porthole: " + fit(words) + "\n"); }

void writeToStandardError(std::string_view lines)
{
    // A standard error that is closed leaves nobody to be told; the exit code still says it.
    static_cast<void>(writeAll(STDERR_FILENO, lines));
}

Result<> print(std::string_view bytes) { return writeAll(STDOUT_FILENO, bytes); }

} // namespace porthole::cli
