#include "core/openstack/compute/ServerJson.h"

#include "core/openstack/Answer.h"

#include <QJsonArray>

namespace porthole::openstack {

namespace {

/// More than any server has; a hostile list ends here.
constexpr qsizetype kAddresses = 64;

QString textAt(const QJsonObject &object, QStringView key, std::size_t limit = 255)
{
    return shown(object.value(key).toString(), limit);
}

QStringList addressesIn(const QJsonObject &networks)
{
    QStringList addresses;
    for (const QJsonValue network : networks) {
        const QJsonArray ports = network.toArray();
        for (const QJsonValue port : ports) {
            const QString address = shown(port[u"addr"].toString(), 64);
            if (!address.isEmpty() && addresses.size() < kAddresses)
                addresses << address;
        }
    }
    return addresses;
}

/// Embedded from 2.47 on, a reference before.
QString flavorIn(const QJsonObject &flavor)
{
    const QString name = textAt(flavor, u"original_name");
    return name.isEmpty() ? textAt(flavor, u"id") : name;
}

QDateTime timeAt(const QJsonObject &object, QStringView key)
{
    return QDateTime::fromString(object.value(key).toString(), Qt::ISODate);
}

} // namespace

Result<Server> serverIn(const QJsonObject &object)
{
    Server server;
    server.id.value = textAt(object, u"id", 64);
    if (server.id.value.isEmpty())
        return Error::make(ErrorKind::PeerMisbehaved, "Nova listed a server without an id");
    server.name = textAt(object, u"name");
    server.statusText = textAt(object, u"status", 40);
    server.status = serverStatusFrom(server.statusText);
    server.taskState = textAt(object, u"OS-EXT-STS:task_state", 40);
    server.powerState = object.value(u"OS-EXT-STS:power_state").toInt();
    server.addresses = addressesIn(object.value(u"addresses").toObject());
    server.flavor = flavorIn(object.value(u"flavor").toObject());
    server.image = textAt(object.value(u"image").toObject(), u"id"); // "" if booted from a volume
    server.availabilityZone = textAt(object, u"OS-EXT-AZ:availability_zone");
    server.fault = textAt(object.value(u"fault").toObject(), u"message").trimmed();
    server.created = timeAt(object, u"created");
    server.updated = timeAt(object, u"updated");
    server.locked = object.value(u"locked").toBool();
    return server;
}

Result<ServerRows> serverRowsIn(const QJsonObject &body)
{
    if (!body.value(u"servers").isArray())
        return Error::make(ErrorKind::PeerMisbehaved, "Nova's list of servers is none");
    ServerRows rows;
    const QJsonArray servers = body.value(u"servers").toArray();
    rows.servers.reserve(servers.size());
    for (const QJsonValue row : servers) {
        PH_TRY(Server server, serverIn(row.toObject()));
        rows.servers << std::move(server);
    }
    const QJsonArray links = body.value(u"servers_links").toArray();
    for (const QJsonValue link : links)
        rows.hasNext = rows.hasNext || link[u"rel"].toString() == u"next";
    return rows;
}

} // namespace porthole::openstack
