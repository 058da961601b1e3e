#include "app/cli/ExitCode.h"

namespace porthole::cli {

// No default in these two: the compiler names the kind that is forgotten here.

ExitCode exitCodeOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Usage:
        return ExitCode::Usage;
    case ErrorKind::AuthRejected:
    case ErrorKind::Forbidden:
    case ErrorKind::CertificateUntrusted: // the peer's failed authentication: trying again is no help
    case ErrorKind::HostKeyUnknown:
    case ErrorKind::HostKeyChanged:
    case ErrorKind::HostKeyRevoked:
        return ExitCode::Authentication;
    case ErrorKind::NotFound:
        return ExitCode::NotFound;
    case ErrorKind::Timeout:
    case ErrorKind::Unreachable:
    case ErrorKind::Closed:
    case ErrorKind::Tls:
        return ExitCode::Unreachable;
    case ErrorKind::PeerMisbehaved:
        return ExitCode::Protocol;
    case ErrorKind::Unavailable:
    case ErrorKind::AgentNotConfigured:
    case ErrorKind::AgentUnusable:
    case ErrorKind::AgentFailed:
    case ErrorKind::PeerIncompatible:
        return ExitCode::Unavailable;
    case ErrorKind::Cancelled:
    case ErrorKind::Storage:
    case ErrorKind::Bug:
        return ExitCode::Fault;
    }
    return ExitCode::Fault;
}

const char *phraseOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled:
        return "cancelled";
    case ErrorKind::Timeout:
        return "timed out";
    case ErrorKind::Unreachable:
        return "unreachable";
    case ErrorKind::Closed:
        return "connection lost";
    case ErrorKind::Tls:
        return "TLS failed";
    case ErrorKind::Usage:
        return "usage";
    case ErrorKind::AuthRejected:
        return "authentication refused";
    case ErrorKind::Forbidden:
        return "not allowed";
    case ErrorKind::NotFound:
        return "not found";
    case ErrorKind::Unavailable:
        return "not available";
    case ErrorKind::AgentNotConfigured:
        return "no agent configured";
    case ErrorKind::AgentUnusable:
        return "agent unusable";
    case ErrorKind::AgentFailed:
        return "agent failed";
    case ErrorKind::CertificateUntrusted:
        return "certificate not trusted";
    case ErrorKind::HostKeyUnknown:
        return "host key unknown";
    case ErrorKind::HostKeyChanged:
        return "host key changed";
    case ErrorKind::HostKeyRevoked:
        return "host key revoked";
    case ErrorKind::PeerIncompatible:
        return "nothing in common with the server";
    case ErrorKind::PeerMisbehaved:
        return "protocol broken";
    case ErrorKind::Storage:
        return "file";
    case ErrorKind::Bug:
        return "internal error";
    }
    return "internal error";
}

} // namespace porthole::cli
