#include "ui/connect/HostErrorText.h"

#include "ui/Tr.h"

namespace porthole::ui {

namespace {

HostErrorText hostKeyText(ErrorKind kind, const QString &host)
{
    if (kind == ErrorKind::HostKeyUnknown)
        return {tr("The host key of %1 was not accepted.").arg(host),
                tr("Nothing of yours was sent. If you have its fingerprint from whoever runs the host, try "
                   "again and compare."),
                HostStep::Retry, tr("Try again")};
    if (kind == ErrorKind::HostKeyChanged)
        return {tr("%1 is not the host that you know.").arg(host),
                tr("Its host key is another one than it was. Either it was set up anew, or somebody is "
                   "between you and it. Nothing of yours was sent.\n\nAsk whoever runs it. Only if they "
                   "confirm the new key, remove the old line from ~/.ssh/known_hosts; the details say which. "
                   "Porthole does not do that for you."),
                HostStep::Close, tr("Close this tab")};
    return {tr("The host key of %1 has been revoked.").arg(host),
            tr("Whoever runs it has declared this key invalid: it may have been stolen. Nothing of yours was "
               "sent. Do not go on until they have given the host a new one."),
            HostStep::Close, tr("Close this tab")};
}

HostErrorText agentText(ErrorKind kind, const QString &host)
{
    const QString advice =
        tr("Give its command in the connection's settings (More), or connect without an agent.");
    if (kind == ErrorKind::AgentNotConfigured)
        return {tr("%1 has no agent configured.").arg(host), advice, HostStep::Edit, tr("Edit connection")};
    if (kind == ErrorKind::AgentUnusable)
        return {tr("The agent of %1 has no command.").arg(host), advice, HostStep::Edit,
                tr("Edit connection")};
    return {tr("The agent on %1 did not start.").arg(host),
            tr("The details say what it answered. Nothing was left running there."), HostStep::Edit,
            tr("Edit connection")};
}

} // namespace

// One row a kind and no default, so that the compiler asks for the words of a new one. The length is
// that of the list.
HostErrorText hostErrorText(ErrorKind kind, const QString &host)
{
    switch (kind) {
    case ErrorKind::Cancelled:
        return {tr("The connection was cancelled."), tr("Connect again when you are ready."), HostStep::Retry,
                tr("Connect again")};
    case ErrorKind::Timeout:
        return {tr("%1 did not answer in time.").arg(host),
                tr("It may be off or busy, or a firewall stands in between."), HostStep::Retry,
                tr("Try again")};
    case ErrorKind::Unreachable:
        return {tr("%1 cannot be reached.").arg(host),
                tr("Check its name and port, your network, and that its SSH server is running."),
                HostStep::Retry, tr("Try again")};
    case ErrorKind::Closed:
        return {tr("%1 hung up before the session began.").arg(host),
                tr("It may be taking no more connections just now, or none from here, or what answers is no "
                   "SSH server."),
                HostStep::Retry, tr("Try again")};
    case ErrorKind::Tls:
    case ErrorKind::CertificateUntrusted:
        return {tr("No secure connection to %1 could be made.").arg(host),
                tr("The details say what went wrong."), HostStep::Edit, tr("Edit connection")};
    case ErrorKind::Usage:
        return {tr("This connection cannot be made as it is written."),
                tr("The details say what is wrong, here or in ~/.ssh/config."), HostStep::Edit,
                tr("Edit connection")};
    case ErrorKind::AuthRejected:
        return {tr("%1 did not let you in.").arg(host),
                tr("It is the right host, but it refused the sign-in. Try another password here, or check "
                   "the user name and key."),
                HostStep::Password, tr("Sign in")};
    case ErrorKind::Forbidden:
        return {tr("What this connection needs was not allowed."),
                tr("~/.ssh/config wants a program to be run on this computer, and it was refused."),
                HostStep::Retry, tr("Ask again")};
    case ErrorKind::NotFound:
        return {tr("Something that this connection needs is not there."),
                tr("The details say what: a key file, as a rule."), HostStep::Edit, tr("Edit connection")};
    case ErrorKind::Unavailable:
        return {tr("%1 does not offer a shell.").arg(host),
                tr("It let you in, but would not start one. The details say what it answered."),
                HostStep::Retry, tr("Try again")};
    case ErrorKind::AgentNotConfigured:
    case ErrorKind::AgentUnusable:
    case ErrorKind::AgentFailed:
        return agentText(kind, host);
    case ErrorKind::HostKeyUnknown:
    case ErrorKind::HostKeyChanged:
    case ErrorKind::HostKeyRevoked:
        return hostKeyText(kind, host);
    case ErrorKind::PeerIncompatible:
        return {tr("Porthole and %1 have no way of talking in common.").arg(host),
                tr("Its SSH server may be too old to be safe, or what answers is no SSH server. Check the "
                   "port."),
                HostStep::Edit, tr("Edit connection")};
    case ErrorKind::PeerMisbehaved:
        return {tr("%1 sent something that makes no sense.").arg(host),
                tr("The connection was ended to be safe. If it keeps happening, show the details to whoever "
                   "runs it."),
                HostStep::Retry, tr("Connect again")};
    case ErrorKind::Storage:
        return {tr("Something could not be saved on this computer."),
                tr("Check that the disk has room and that you may write to ~/.ssh."), HostStep::Retry,
                tr("Try again")};
    case ErrorKind::Bug:
        return {tr("Something went wrong in Porthole itself."),
                tr("If it keeps happening, please report it with the details."), HostStep::Retry,
                tr("Connect again")};
    }
    return hostErrorText(ErrorKind::Bug, host);
}

} // namespace porthole::ui
