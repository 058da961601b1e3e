#pragma once

#include "app/cli/ExitCode.h"
#include "core/base/Result.h"

#include <string_view>

namespace porthole::cli {

/// Writes one line "porthole: what: detail" to standard error, redacted and free of control
/// characters whatever the peer sent, and returns the exit code that goes with it.
ExitCode report(const Error &error);

/// Writes one such line "porthole: words" that is no error.
void note(std::string_view words);

/// Writes lines to standard error as they are: their texts are fit to be shown.
void writeToStandardError(std::string_view lines);

/// Writes to standard output, all of it. Errors: Storage (closed, full).
Result<> print(std::string_view bytes);

} // namespace porthole::cli
