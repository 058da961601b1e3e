#pragma once

#include "core/base/Result.h"

#include <QJsonArray>
#include <QList>
#include <QStringList>
#include <QUrl>

namespace porthole::openstack {

/// Where a cloud's services are, as a scoped token's catalog tells. Source: Identity API v3, "service
/// catalog"; "publicURL" is v2's and still written by some.
class Catalog {
public:
    /// What an endpoint is looked up by.
    struct Wanted {
        QString type = QStringLiteral("compute");
        QString name;                                     ///< of the service; empty: any
        QStringList interfaces{QStringLiteral("public")}; ///< in the order of preference
        QString region;                                   ///< empty: the first that has it
    };

    static Catalog fromJson(const QJsonArray &services);

    bool isEmpty() const { return m_endpoints.isEmpty(); }
    /// The regions that have a service of this type, in the catalog's order.
    QStringList regions(const QString &type = QStringLiteral("compute")) const;
    /// The address of a service, without a slash at its end. Errors: Usage (no such region), Unavailable
    /// (no such service), PeerMisbehaved (its address is none).
    Result<QUrl> endpoint(const Wanted &wanted) const;

private:
    struct Endpoint {
        QString type, name, interface, region, url;
    };
    Error missing(const Wanted &wanted) const;

    QList<Endpoint> m_endpoints;
};

/// The address of a service out of a catalog or a configuration. Errors: PeerMisbehaved.
Result<QUrl> endpointUrl(const QString &text);

/// The path to ask for versions: without the project's id at its end, with a slash.
QString discoveryPath(const QString &endpointPath, const QString &projectId);

} // namespace porthole::openstack
