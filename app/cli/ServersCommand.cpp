#include "app/cli/CloudRun.h"
#include "app/cli/Commands.h"
#include "app/cli/Json.h"
#include "app/cli/Output.h"
#include "app/cli/Table.h"

#include <QJsonArray>

namespace porthole::cli::servers {

namespace {

QJsonValue timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODate)) : QJsonValue(QJsonValue::Null);
}

QJsonObject jsonOf(const Server &server)
{
    return {{QStringLiteral("id"), server.id.value},
            {QStringLiteral("name"), server.name},
            {QStringLiteral("status"), server.statusText},
            {QStringLiteral("task_state"), textOrNull(server.taskState)},
            {QStringLiteral("power_state"), server.powerState},
            {QStringLiteral("addresses"), QJsonArray::fromStringList(server.addresses)},
            {QStringLiteral("flavor"), textOrNull(server.flavor)},
            {QStringLiteral("image"), textOrNull(server.image)},
            {QStringLiteral("availability_zone"), textOrNull(server.availabilityZone)},
            {QStringLiteral("locked"), server.locked},
            {QStringLiteral("created"), timeOrNull(server.created)},
            {QStringLiteral("updated"), timeOrNull(server.updated)},
            {QStringLiteral("fault"), textOrNull(server.fault)}};
}

std::string tableOf(const QList<Server> &servers)
{
    const auto dash = [](const QString &text) { return text.isEmpty() ? QStringLiteral("-") : text; };
    QList<QStringList> rows{{QStringLiteral("NAME"), QStringLiteral("STATUS"), QStringLiteral("TASK"),
                             QStringLiteral("ADDRESSES"), QStringLiteral("ID")}};
    for (const Server &server : servers)
        rows << QStringList{dash(server.name), dash(server.statusText), dash(server.taskState),
                            dash(server.addresses.join(u',')), server.id.value};
    return table(rows);
}

} // namespace

Result<> run(const Arguments &arguments, Environment &environment)
{
    PH_TRY(const auto cloud, CloudRun::make(arguments, environment));
    openstack::ServerQuery query;
    query.allProjects = arguments.has(QLatin1String("--all"));
    PH_TRY(const openstack::ServerPage page, cloud->finish(cloud->compute().servers.all(query)));
    if (!arguments.has(QLatin1String("--json")))
        return print(tableOf(page.servers));
    QList<QJsonObject> objects;
    for (const Server &server : page.servers)
        objects << jsonOf(server);
    return print(jsonArray(objects));
}

} // namespace porthole::cli::servers
