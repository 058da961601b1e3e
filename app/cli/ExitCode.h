#pragma once

#include "core/base/Error.h"

namespace porthole::cli {

/// What the command line ends with; scripts rely on these numbers.
enum class ExitCode : int {
    Done = 0,
    Fault = 1, ///< on this side: a file that could not be written, or an error of our own
    Usage = 2,
    Authentication = 3, ///< refused, or the peer's certificate is not trusted
    NotFound = 4,
    Unreachable = 5, ///< refused, lost or timed out: trying again may help
    Protocol = 6,    ///< the peer broke the protocol, or a recording is damaged
    Unavailable = 7, ///< nothing is broken, but the two sides have no way in common
};

ExitCode exitCodeOf(ErrorKind kind);

/// The kind in two or three words, for the front of an error line: "timed out".
const char *phraseOf(ErrorKind kind);

} // namespace porthole::cli
