#include "core/openstack/identity/Catalog.h"

#include "core/openstack/Answer.h"

#include <QJsonObject>
#include <algorithm>

namespace porthole::openstack {

namespace {

/// "publicURL" and "public" are the same.
QString interfaceName(QString text)
{
    if (text.endsWith(u"URL"))
        text.chop(3);
    return text;
}

std::string listed(const QStringList &names)
{
    return names.isEmpty() ? std::string("none") : names.join(QStringLiteral(", ")).toStdString();
}

} // namespace

Catalog Catalog::fromJson(const QJsonArray &services)
{
    Catalog catalog;
    for (const QJsonValue service : services) {
        const QJsonArray endpoints = service[u"endpoints"].toArray();
        for (const QJsonValue endpoint : endpoints) {
            QString region = endpoint[u"region_id"].toString();
            if (region.isEmpty())
                region = endpoint[u"region"].toString();
            catalog.m_endpoints.append({service[u"type"].toString(), service[u"name"].toString(),
                                        interfaceName(endpoint[u"interface"].toString()), shown(region),
                                        endpoint[u"url"].toString()});
        }
    }
    return catalog;
}

QStringList Catalog::regions(const QString &type) const
{
    QStringList regions;
    for (const Endpoint &endpoint : m_endpoints) {
        if (endpoint.type == type && !regions.contains(endpoint.region))
            regions << endpoint.region;
    }
    return regions;
}

Result<QUrl> Catalog::endpoint(const Wanted &wanted) const
{
    for (const QString &interface : wanted.interfaces) {
        const auto found =
            std::find_if(m_endpoints.begin(), m_endpoints.end(), [&](const Endpoint &endpoint) {
                return endpoint.type == wanted.type && endpoint.interface == interfaceName(interface) &&
                       (wanted.name.isEmpty() || endpoint.name == wanted.name) &&
                       (wanted.region.isEmpty() || endpoint.region == wanted.region);
            });
        if (found != m_endpoints.end())
            return endpointUrl(found->url);
    }
    return missing(wanted);
}

Error Catalog::missing(const Wanted &wanted) const
{
    const std::string service = wanted.type.toStdString();
    const QStringList known = regions(wanted.type);
    if (known.isEmpty())
        return Error::make(ErrorKind::Unavailable,
                           "the cloud's catalog has no " + service + " service for this project");
    if (!wanted.region.isEmpty() && !known.contains(wanted.region))
        return Error::make(ErrorKind::Usage, "the cloud has no region " + wanted.region.toStdString() +
                                                 " (case counts); it has " + listed(known));
    return Error::make(ErrorKind::Unavailable,
                       "the cloud's catalog has no " + service + " service with the interface " +
                           listed(wanted.interfaces) +
                           (wanted.name.isEmpty() ? "" : " and the name " + wanted.name.toStdString()));
}

Result<QUrl> endpointUrl(const QString &text)
{
    QUrl url(text.trimmed(), QUrl::StrictMode);
    const bool isWeb = url.scheme() == u"http" || url.scheme() == u"https";
    if (!url.isValid() || !isWeb || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery() ||
        url.hasFragment())
        return Error::make(ErrorKind::PeerMisbehaved,
                           "the address of a service in the cloud's catalog is not a plain web address");
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path, QUrl::StrictMode);
    return url;
}

QString discoveryPath(const QString &endpointPath, const QString &projectId)
{
    QString path = endpointPath;
    // Some write AUTH_<id>; it is the last part in either case.
    if (!projectId.isEmpty() && path.endsWith(projectId))
        path.truncate(path.lastIndexOf(u'/'));
    return path.endsWith(u'/') ? path : path + u'/';
}

} // namespace porthole::openstack
