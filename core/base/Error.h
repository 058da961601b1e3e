#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace porthole {

/// What went wrong, sorted by who must act on it. The UI turns each kind into one sentence and one
/// next step (ui/ErrorText.cpp), the command line into an exit code (app/cli/ExitCode.h).
enum class ErrorKind : std::uint8_t {
    // Try again.
    Cancelled,
    Timeout,
    Unreachable,
    Closed,
    Tls,
    // The user corrects something.
    Usage,
    AuthRejected,
    Forbidden,
    NotFound,
    Unavailable,
    AgentNotConfigured, ///< an agent is required, and the host has none
    AgentUnusable,      ///< the host's entry has no command
    AgentFailed,        ///< it did not start, or does not speak its protocol
    // The user decides; never automatic.
    CertificateUntrusted,
    HostKeyUnknown,
    HostKeyChanged,
    HostKeyRevoked,
    // The server's side.
    PeerIncompatible,
    PeerMisbehaved,
    // Ours.
    Storage,
    Bug,
};

/// The kind's name as it appears in logs and in --json output, e.g. "PeerMisbehaved".
const char *nameOf(ErrorKind kind);
/// The kind of that name, of those that another process of ours has written.
std::optional<ErrorKind> errorKindFrom(std::string_view name);

/// A failure as a value. `detail` is one English sentence fragment for the expert ("tile 3 ends
/// outside its rectangle"); it never holds a secret, because make() redacts it.
struct Error {
    ErrorKind kind = ErrorKind::Bug;
    std::string detail;
    const char *file = "";
    int line = 0;

    /// The only way errors are made: redacts `detail` (core/base/Redactor.h) and notes the caller.
    static Error make(ErrorKind kind, std::string detail, const char *file = __builtin_FILE(),
                      int line = __builtin_LINE());
};

} // namespace porthole
