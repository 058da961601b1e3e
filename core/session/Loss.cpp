#include "core/session/Loss.h"

namespace porthole {

namespace {

bool isWebSocket(Transport transport)
{
    return transport == Transport::WebSocket || transport == Transport::SecureWebSocket;
}

/// websockify hangs up on a token that it does not know, as any proxy does that is just going down.
Error endBeforeOpen(const net::ChannelClosed &how, Transport transport)
{
    std::string detail = "the connection ended before it was up: " + how.error.detail;
    if (isWebSocket(transport))
        detail += "; the token in the console's address may be wrong or have expired";
    return Error::make(ErrorKind::Unreachable, std::move(detail));
}

Error endBeforeAnyByte(const net::ChannelClosed &how, Transport transport)
{
    if (how.orderly) {
        return Error::make(
            ErrorKind::Unreachable,
            "the console proxy closed the connection before any byte: the target behind the proxy "
            "cannot be reached (close code " +
                std::to_string(how.closeCode) + ")");
    }
    if (isWebSocket(transport)) {
        return Error::make(
            ErrorKind::AuthRejected,
            "the console proxy dropped the connection at once: the token has expired or was never "
            "valid, or the server is not running");
    }
    return Error::make(ErrorKind::Unreachable, "the server closed the connection before it said anything");
}

} // namespace

Error classifyLoss(const net::ChannelClosed &how, Transport transport, const LineProgress &progress)
{
    if (!how.wasOpen) {
        if (how.error.kind == ErrorKind::Closed)
            return endBeforeOpen(how, transport);
        return how.error;
    }
    if (how.error.kind == ErrorKind::PeerMisbehaved || how.error.kind == ErrorKind::Bug)
        return how.error;
    if (progress.live) {
        return Error::make(ErrorKind::Closed, how.orderly
                                                  ? "the server ended the console"
                                                  : "the connection was dropped: " + how.error.detail);
    }
    if (how.bytesReceived == 0)
        return endBeforeAnyByte(how, transport);
    return Error::make(ErrorKind::Closed,
                       std::string("the connection ended while waiting for ") + progress.awaiting);
}

bool comesBackByItself(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Timeout:
    case ErrorKind::Unreachable:
    case ErrorKind::Closed:
    case ErrorKind::Tls:
    case ErrorKind::Unavailable:
        return true;
    case ErrorKind::Cancelled:
    case ErrorKind::Usage:
    case ErrorKind::AuthRejected:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::AgentNotConfigured:
    case ErrorKind::AgentUnusable:
    case ErrorKind::AgentFailed:
    case ErrorKind::CertificateUntrusted:
    case ErrorKind::HostKeyUnknown:
    case ErrorKind::HostKeyChanged:
    case ErrorKind::HostKeyRevoked:
    case ErrorKind::PeerIncompatible:
    case ErrorKind::PeerMisbehaved:
    case ErrorKind::Storage:
    case ErrorKind::Bug:
        return false;
    }
    return false;
}

} // namespace porthole
