#include "core/session/cloud/ServerLookup.h"

#include "core/base/DisplayText.h"

namespace porthole {

namespace {

std::string candidates(const QList<Server> &servers)
{
    constexpr qsizetype kNamed = 10;
    QStringList names;
    for (const Server &server : servers.mid(0, kNamed))
        names << server.name + QStringLiteral(" (") + server.id.value + u')';
    if (servers.size() > kNamed)
        names << QStringLiteral("…");
    return names.join(QStringLiteral(", ")).toStdString();
}

} // namespace

bool isPassing(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Timeout:
    case ErrorKind::Unreachable:
    case ErrorKind::Closed:
    case ErrorKind::Unavailable:
    case ErrorKind::PeerMisbehaved:
        return true;
    case ErrorKind::Cancelled:
    case ErrorKind::Tls:
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
    case ErrorKind::Storage:
    case ErrorKind::Bug:
        return false;
    }
    return false;
}

Task<Result<ServerId>> lookUpServer(openstack::Servers &servers, QString nameOrId)
{
    PH_CO_TRY(const QList<Server> named, co_await servers.matching(nameOrId));
    if (named.size() == 1)
        co_return named.first().id;
    const std::string shownName = displayText(nameOrId.toStdString(), 255);
    if (named.isEmpty())
        co_return Error::make(ErrorKind::NotFound,
                              "no server of this project and region is named " + shownName);
    co_return Error::make(ErrorKind::Usage, "several servers are named " + shownName +
                                                ", name one by its id: " + candidates(named));
}

} // namespace porthole
