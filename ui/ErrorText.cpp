#include "ui/ErrorText.h"

#include "ui/Tr.h"

namespace porthole::ui {

// One row a kind and no default, so that the compiler asks for the words of a new one. The length is
// that of the list.
ErrorText errorText(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled:
        return {tr("The connection was cancelled."), tr("Nothing is lost; connect again when you are ready."),
                NextStep::Retry, tr("Connect again")};
    case ErrorKind::Timeout:
        return {tr("The server did not answer in time."),
                tr("The machine may be off or busy, or a firewall stands in between."), NextStep::Retry,
                tr("Try again")};
    case ErrorKind::Unreachable:
        return {tr("The server cannot be reached."),
                tr("Check the address, your network, and that the server is running."), NextStep::Retry,
                tr("Try again")};
    case ErrorKind::Closed:
        return {tr("The server ended the connection."),
                tr("It may be restarting, or the console link has expired."), NextStep::Retry,
                tr("Connect again")};
    case ErrorKind::Tls:
        return {tr("No secure connection could be made."),
                tr("The server may not speak TLS on this port, or only a version too old to be safe. "
                   "Check the address."),
                NextStep::EditAddress, tr("Edit address")};
    case ErrorKind::Usage:
        return {tr("This address cannot be opened."), tr("Correct it in the field at the top."),
                NextStep::EditAddress, tr("Edit address")};
    case ErrorKind::AuthRejected:
        return {tr("The server did not accept the sign-in."),
                tr("Try again with the right password. If you came by a console link, it may have expired: "
                   "ask for a new one."),
                NextStep::Retry, tr("Try again")};
    case ErrorKind::Forbidden:
        return {tr("You are not allowed to open this console."),
                tr("Ask whoever runs the server for access."), NextStep::Retry, tr("Try again")};
    case ErrorKind::NotFound:
        return {tr("There is no console at this address."),
                tr("Console links work for a few minutes only: ask for a new one and paste it at the top."),
                NextStep::EditAddress, tr("Paste another link")};
    case ErrorKind::Unavailable:
        return {tr("The server does not offer this now."),
                tr("The machine may be switched off or still starting."), NextStep::Retry, tr("Try again")};
    case ErrorKind::AgentNotConfigured:
        return {tr("This host has no agent configured."),
                tr("Give its command in the connection's settings, or connect without an agent."),
                NextStep::Retry, tr("Try again")};
    case ErrorKind::AgentUnusable:
        return {tr("This host's agent has no command."),
                tr("Give its command in the connection's settings, or connect without an agent."),
                NextStep::Retry, tr("Try again")};
    case ErrorKind::AgentFailed:
        return {tr("The agent on the host did not start."),
                tr("The details say what it answered. Check its command in the connection's settings, or "
                   "connect without an agent."),
                NextStep::Retry, tr("Try again")};
    case ErrorKind::CertificateUntrusted:
        return {tr("The server's certificate is not trusted."),
                tr("Somebody may be listening in. Go on only if the fingerprint below is the one that the "
                   "server's operator gave you."),
                NextStep::TrustCertificate, tr("Trust this certificate")};
    case ErrorKind::HostKeyUnknown:
        return {
            tr("This server's host key has not been seen before."),
            tr("Compare its fingerprint with the one that the server's operator gave you, then try again."),
            NextStep::Retry, tr("Try again")};
    case ErrorKind::HostKeyChanged:
        return {
            tr("This server's host key is not the one it had before."),
            tr("Somebody may be listening in. Do not go on until the server's operator confirms the change."),
            NextStep::Close, tr("Close this tab")};
    case ErrorKind::HostKeyRevoked:
        return {
            tr("This server's host key has been revoked."),
            tr("Whoever runs the server has declared this key invalid: somebody may have stolen it. Do not "
               "go on until the server's operator gives you a new one."),
            NextStep::Close, tr("Close this tab")};
    case ErrorKind::PeerIncompatible:
        return {tr("Porthole and this server have no language in common."),
                tr("The details say what the server asked for. Check that the address is that of a console."),
                NextStep::EditAddress, tr("Edit address")};
    case ErrorKind::PeerMisbehaved:
        return {
            tr("The server sent something that makes no sense."),
            tr("The connection was ended to be safe. If it keeps happening, show the details to the server's "
               "operator."),
            NextStep::Retry, tr("Connect again")};
    case ErrorKind::Storage:
        return {tr("Something could not be saved on this computer."),
                tr("Check that the disk has room and that you may write there."), NextStep::Retry,
                tr("Try again")};
    case ErrorKind::Bug:
        return {tr("Something went wrong in Porthole itself."),
                tr("If it keeps happening, please report it with the details."), NextStep::Retry,
                tr("Connect again")};
    }
    return errorText(ErrorKind::Bug);
}

RemedyText remedyText(ConsoleRemedy remedy)
{
    switch (remedy) {
    case ConsoleRemedy::None:
        return {};
    case ConsoleRemedy::Wait:
        return {tr("The console opens by itself as soon as it is there."), QString()};
    case ConsoleRemedy::Start:
        return {tr("Start it here; the console opens by itself."), tr("Start the server")};
    case ConsoleRemedy::Resume:
        return {tr("Resume it here; the console opens by itself."), tr("Resume the server")};
    case ConsoleRemedy::Unshelve:
        return {tr("Take it off the shelf here, which may take a while; the console opens by itself."),
                tr("Unshelve the server")};
    }
    return {};
}

} // namespace porthole::ui
