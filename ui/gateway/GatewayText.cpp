#include "ui/gateway/GatewayText.h"

#include "core/base/DisplayText.h"
#include "ui/Icons.h"
#include "ui/Tr.h"

#include <QStringList>

namespace porthole::ui {

QString gatewayStateName(GatewayState state)
{
    switch (state) {
    case GatewayState::Idle:
        return tr("Not started");
    case GatewayState::Connecting:
        return tr("Connecting");
    case GatewayState::SignInNeeded:
        return tr("Sign in");
    case GatewayState::SigningIn:
        return tr("Signing in");
    case GatewayState::HostNeeded:
        return tr("Choose a host");
    case GatewayState::ConnectingHost:
        return tr("Connecting to the host");
    case GatewayState::Open:
        return tr("Connected");
    case GatewayState::Failed:
        return tr("Not connected");
    case GatewayState::Closed:
        return tr("Closed");
    }
    return {};
}

QIcon gatewayStateIcon(GatewayState state)
{
    switch (state) {
    case GatewayState::Idle:
        return icon(QLatin1StringView("state-idle"), IconColour::Muted);
    case GatewayState::Connecting:
    case GatewayState::SigningIn:
    case GatewayState::ConnectingHost:
        return icon(QLatin1StringView("state-connecting"), IconColour::Accent);
    case GatewayState::SignInNeeded:
        return icon(QLatin1StringView("state-password"), IconColour::Warning);
    case GatewayState::HostNeeded:
        return icon(QLatin1StringView("gateway"), IconColour::Muted);
    case GatewayState::Open:
        return icon(QLatin1StringView("state-live"), IconColour::Success);
    case GatewayState::Failed:
        return icon(QLatin1StringView("state-failed"), IconColour::Danger);
    case GatewayState::Closed:
        return icon(QLatin1StringView("state-closed"), IconColour::Muted);
    }
    return {};
}

// One row a kind and no default, so that the compiler asks for the words of a new one. The length is
// that of the list; so it is below.
GatewayErrorText serverErrorText(ErrorKind kind, const QString &server)
{
    switch (kind) {
    case ErrorKind::Cancelled:
        return {tr("The connection was cancelled."), tr("Connect again when you are ready.")};
    case ErrorKind::Timeout:
        return {tr("%1 did not answer in time.").arg(server),
                tr("It may be off or busy, or a firewall stands in between.")};
    case ErrorKind::Unreachable:
    case ErrorKind::Closed:
        return {tr("%1 cannot be reached.").arg(server),
                tr("Check the address and your network, and that the server is running.")};
    case ErrorKind::Tls:
        return {
            tr("No secure connection could be made."),
            tr("The server may not speak TLS on this port, or take nothing without it. Check the address.")};
    case ErrorKind::Usage:
    case ErrorKind::NotFound:
        return {tr("There is no Slycat server at this address."),
                tr("Check the address. If a proxy has the server below a path, add it: slycat://host/path")};
    case ErrorKind::AuthRejected:
        return {tr("The server did not accept the sign-in."), tr("Check the user name and the password.")};
    case ErrorKind::Forbidden:
        return {tr("The server's rules do not let you in."), tr("Ask whoever runs the server for access.")};
    case ErrorKind::CertificateUntrusted:
        return {tr("The server's certificate is not trusted."),
                tr("Somebody may be listening in. Go on only if the fingerprint below is the one that the "
                   "server's operator gave you.")};
    case ErrorKind::PeerIncompatible:
        return {tr("This server wants a sign-in that Porthole does not know."),
                tr("What it asked for is below.")};
    case ErrorKind::Unavailable:
    case ErrorKind::PeerMisbehaved:
        return {tr("The server answered something that makes no sense."),
                tr("If it keeps happening, show what is below to whoever runs the server.")};
    case ErrorKind::AgentNotConfigured:
    case ErrorKind::AgentUnusable:
    case ErrorKind::AgentFailed:
    case ErrorKind::HostKeyUnknown:
    case ErrorKind::HostKeyChanged:
    case ErrorKind::HostKeyRevoked:
    case ErrorKind::Storage:
    case ErrorKind::Bug:
        return {tr("Something went wrong in Porthole itself."),
                tr("If it keeps happening, please report it with what is below.")};
    }
    return serverErrorText(ErrorKind::Bug, server);
}

GatewayErrorText gatewayHostErrorText(ErrorKind kind, const QString &host)
{
    switch (kind) {
    case ErrorKind::Usage:
        return {tr("This is no host's name."), tr("Give it as the server knows it: a name or an address.")};
    case ErrorKind::AuthRejected:
        return {tr("%1 did not accept the sign-in.").arg(host),
                tr("Check your user name and password there.")};
    case ErrorKind::AgentNotConfigured:
        return {tr("The server has no agent configured for %1.").arg(host),
                tr("Connect without one, or give the host's name letter by letter as it is in the list.")};
    case ErrorKind::AgentUnusable:
        return {tr("The server's agent for %1 has no command.").arg(host),
                tr("Connect without one, and tell whoever runs the server.")};
    case ErrorKind::AgentFailed:
        return {tr("The agent on %1 did not start.").arg(host),
                tr("Without it there are still the host's files, and commands.")};
    case ErrorKind::Unreachable:
    case ErrorKind::NotFound:
        return {tr("The server could not connect to %1.").arg(host),
                tr("Check the name: it is looked up where the server is, not here.")};
    case ErrorKind::Timeout:
        return {tr("%1 did not answer in time.").arg(host), tr("The host or the server may be busy.")};
    case ErrorKind::Closed:
        return {tr("The session on %1 has ended.").arg(host), tr("Connect again to go on.")};
    case ErrorKind::Unavailable:
    case ErrorKind::Forbidden:
        return {tr("The server cannot use %1.").arg(host), tr("Below is why.")};
    case ErrorKind::PeerIncompatible:
    case ErrorKind::PeerMisbehaved:
        return {tr("The server made no session on %1 that can be used.").arg(host),
                tr("Signing out and in again may help; else show what is below to whoever runs the server.")};
    case ErrorKind::Cancelled:
    case ErrorKind::Tls:
    case ErrorKind::CertificateUntrusted:
    case ErrorKind::HostKeyUnknown:
    case ErrorKind::HostKeyChanged:
    case ErrorKind::HostKeyRevoked:
    case ErrorKind::Storage:
    case ErrorKind::Bug:
        return {tr("The connection to %1 was not made.").arg(host), tr("Below is why.")};
    }
    return gatewayHostErrorText(ErrorKind::Bug, host);
}

QString sentenceOf(const Error &error)
{
    QString text = QString::fromStdString(displayText(error.detail, 600));
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString outputText(const QString &fromHost, qsizetype limit)
{
    constexpr std::size_t kLongestLine = 8192; // bytes
    QStringList lines;
    const bool cut = fromHost.size() > limit;
    for (QStringView line : QStringView(fromHost).first(std::min(limit, fromHost.size())).split(u'\n')) {
        if (line.endsWith(u'\r'))
            line.chop(1);
        lines << QString::fromStdString(displayText(line.toUtf8().toStdString(), kLongestLine));
    }
    while (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    if (cut)
        lines << tr("… the rest is not shown.");
    return lines.join(u'\n');
}

} // namespace porthole::ui
