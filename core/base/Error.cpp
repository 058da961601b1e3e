#include "core/base/Error.h"

#include "core/base/Redactor.h"

namespace porthole {

const char *nameOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled:
        return "Cancelled";
    case ErrorKind::Timeout:
        return "Timeout";
    case ErrorKind::Unreachable:
        return "Unreachable";
    case ErrorKind::Closed:
        return "Closed";
    case ErrorKind::Tls:
        return "Tls";
    case ErrorKind::Usage:
        return "Usage";
    case ErrorKind::AuthRejected:
        return "AuthRejected";
    case ErrorKind::Forbidden:
        return "Forbidden";
    case ErrorKind::NotFound:
        return "NotFound";
    case ErrorKind::Unavailable:
        return "Unavailable";
    case ErrorKind::AgentNotConfigured:
        return "AgentNotConfigured";
    case ErrorKind::AgentUnusable:
        return "AgentUnusable";
    case ErrorKind::AgentFailed:
        return "AgentFailed";
    case ErrorKind::CertificateUntrusted:
        return "CertificateUntrusted";
    case ErrorKind::HostKeyUnknown:
        return "HostKeyUnknown";
    case ErrorKind::HostKeyChanged:
        return "HostKeyChanged";
    case ErrorKind::HostKeyRevoked:
        return "HostKeyRevoked";
    case ErrorKind::PeerIncompatible:
        return "PeerIncompatible";
    case ErrorKind::PeerMisbehaved:
        return "PeerMisbehaved";
    case ErrorKind::Storage:
        return "Storage";
    case ErrorKind::Bug:
        return "Bug";
    }
    return "Bug";
}

std::optional<ErrorKind> errorKindFrom(std::string_view name)
{
    for (int i = 0; i <= static_cast<int>(ErrorKind::Bug); ++i) {
        if (name == nameOf(static_cast<ErrorKind>(i)))
            return static_cast<ErrorKind>(i);
    }
    return std::nullopt;
}

Error Error::make(ErrorKind kind, std::string detail, const char *file, int line)
{
    return Error{kind, redact(std::move(detail)), file, line};
}

} // namespace porthole
