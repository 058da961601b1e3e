#include "ui/clouds/CloudText.h"

#include "ui/Tr.h"

namespace porthole::ui {

namespace {

QString whereItIsWritten(const CloudSummary &summary)
{
    if (!summary.entry.isEmpty())
        return tr("what is saved of it");
    return summary.source.isEmpty() ? tr("the configuration") : summary.source;
}

} // namespace

// One row a kind and no default, so that the compiler asks for the words of a new one. Beside the words
// for consoles (ui/ErrorText.cpp): a cloud has no address to edit, it has a file. The length is that of
// the list.
CloudTroubleText cloudTroubleText(const CloudTrouble &trouble, const CloudSummary &summary)
{
    switch (trouble.error.kind) {
    case ErrorKind::Cancelled:
        return {tr("Signing in was cancelled."), tr("Nothing is lost; sign in when you are ready."),
                tr("Sign in")};
    case ErrorKind::Timeout:
        return {tr("The cloud did not answer in time."),
                tr("It may be busy, or a firewall stands in between."), tr("Try again")};
    case ErrorKind::Unreachable:
        return {tr("The cloud cannot be reached."),
                tr("Check your network or VPN, and the address in %1.").arg(whereItIsWritten(summary)),
                tr("Try again")};
    case ErrorKind::Closed:
        return {tr("The cloud ended the connection."), tr("It may be restarting."), tr("Try again")};
    case ErrorKind::Tls:
        return {tr("No secure connection could be made."),
                tr("Check that the address in %1 begins as it should and that the file with the cloud's "
                   "certificate authority is there.")
                    .arg(whereItIsWritten(summary)),
                tr("Try again")};
    case ErrorKind::Usage:
        return {tr("The configuration is not usable."),
                tr("Correct it in %1, then try again.").arg(whereItIsWritten(summary)), tr("Try again")};
    case ErrorKind::AuthRejected:
        return {tr("The cloud did not accept the sign-in."),
                tr("Check the user name and the password. What is written in %1 counts.")
                    .arg(whereItIsWritten(summary)),
                tr("Sign in again")};
    case ErrorKind::Forbidden:
        return {tr("You are not allowed to do this in this cloud."),
                tr("Ask whoever runs the cloud for a role in the project."), tr("Try again")};
    case ErrorKind::NotFound:
        return {tr("Something that the configuration names is not there."),
                tr("Check the project, the domain and the region in %1.").arg(whereItIsWritten(summary)),
                tr("Try again")};
    case ErrorKind::Unavailable:
    case ErrorKind::AgentNotConfigured:
    case ErrorKind::AgentUnusable:
    case ErrorKind::AgentFailed:
        return {tr("The cloud is not available now."), tr("It may be under maintenance."), tr("Try again")};
    case ErrorKind::CertificateUntrusted:
        return {tr("The cloud's certificate is not trusted."),
                tr("Somebody may be listening in. Go on only if the fingerprint below is the one that the "
                   "cloud's operator gave you."),
                tr("Trust it"), true};
    case ErrorKind::HostKeyUnknown:
    case ErrorKind::HostKeyChanged:
    case ErrorKind::HostKeyRevoked:
        return {tr("The host that leads to the cloud is not the one it was."),
                tr("Do not go on until its operator confirms the change."), tr("Try again")};
    case ErrorKind::PeerIncompatible:
        return {tr("This cloud does not speak what Porthole needs."),
                tr("The details say what is missing. Check the address of the identity service in %1.")
                    .arg(whereItIsWritten(summary)),
                tr("Try again")};
    case ErrorKind::PeerMisbehaved:
        return {tr("The cloud answered something that makes no sense."),
                tr("A proxy or a sign-in page may stand in between. If it keeps happening, show the details "
                   "to the cloud's operator."),
                tr("Try again")};
    case ErrorKind::Storage:
        return {tr("A file that is needed cannot be read."),
                tr("Check %1 and the files that it names.").arg(whereItIsWritten(summary)), tr("Try again")};
    case ErrorKind::Bug:
        return {tr("Something went wrong in Porthole itself."),
                tr("If it keeps happening, please report it with the details."), tr("Try again")};
    }
    return {};
}

} // namespace porthole::ui
