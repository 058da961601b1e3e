#include "core/remotes/Outcome.h"

namespace porthole::remotes {

Outcome outcomeOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::AgentNotConfigured:
        return {400, "Missing agent configuration"};
    case ErrorKind::AuthRejected:
        return {403, "Remote authentication failed"};
    case ErrorKind::AgentUnusable:
        return {500, "Missing agent configuration"};
    case ErrorKind::AgentFailed:
        return {500, "Agent startup failed"};
    case ErrorKind::Cancelled:
    case ErrorKind::Timeout:
    case ErrorKind::Unreachable:
    case ErrorKind::Closed:
    case ErrorKind::Tls:
    case ErrorKind::Usage:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Unavailable:
    case ErrorKind::CertificateUntrusted:
    case ErrorKind::HostKeyUnknown:
    case ErrorKind::HostKeyChanged:
    case ErrorKind::HostKeyRevoked:
    case ErrorKind::PeerIncompatible:
    case ErrorKind::PeerMisbehaved:
    case ErrorKind::Storage:
    case ErrorKind::Bug:
        return {500, "Remote connection failed"};
    }
    return {500, "Remote connection failed"};
}

Result<bool> wantsAgent(AgentWish wish, const std::optional<QString> &command)
{
    if (wish == AgentWish::Never)
        return false;
    if (!command) {
        if (wish == AgentWish::Require)
            return Error::make(ErrorKind::AgentNotConfigured, "the host has no agent configured");
        return false;
    }
    if (command->trimmed().isEmpty())
        return Error::make(ErrorKind::AgentUnusable, "the host's agent entry has no command");
    return true;
}

} // namespace porthole::remotes
