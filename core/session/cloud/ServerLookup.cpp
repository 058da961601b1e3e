#include "core/session/cloud/ServerLookup.h"

#include "core/base/DisplayText.h"

#include <QRegularExpression>

namespace porthole {

namespace {

/// For the regular expressions of the cloud's database: which one it is, nobody knows, so only what is
/// special to all of them is escaped.
QString literally(const QString &name)
{
    static const QString special = QStringLiteral("\\^$.|?*+()[]{}");
    QString pattern;
    for (const QChar c : name) {
        if (special.contains(c))
            pattern += u'\\';
        pattern += c;
    }
    return u'^' + pattern + u'$';
}

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
    case ErrorKind::CertificateUntrusted:
    case ErrorKind::HostKeyUnknown:
    case ErrorKind::HostKeyChanged:
    case ErrorKind::PeerIncompatible:
    case ErrorKind::Storage:
    case ErrorKind::Bug:
        return false;
    }
    return false;
}

bool isServerId(const QString &text)
{
    static const QRegularExpression uuid(
        QStringLiteral("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"),
        QRegularExpression::CaseInsensitiveOption);
    return uuid.match(text).hasMatch();
}

Task<Result<ServerId>> lookUpServer(openstack::Servers &servers, QString nameOrId)
{
    if (isServerId(nameOrId))
        co_return ServerId{nameOrId};
    openstack::ServerQuery query;
    query.name = literally(nameOrId);
    PH_CO_TRY(const openstack::ServerPage found, co_await servers.all(query));
    QList<Server> named;
    for (const Server &server : found.servers) {
        if (server.name == nameOrId) // databases compare without case
            named << server;
    }
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
