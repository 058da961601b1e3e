#include "app/demo/NovaServers.h"

#include "app/demo/NovaVersion.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace porthole::demo {

namespace {

QJsonValue textOrNull(const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); }

QJsonArray linksOf(const DemoServer &server, const NovaScope &scope)
{
    return {QJsonObject{{QStringLiteral("rel"), QStringLiteral("self")},
                        {QStringLiteral("href"), scope.address + QStringLiteral("/servers/") + server.id}}};
}

QJsonObject addressesOf(const DemoServer &server)
{
    if (server.address.isEmpty())
        return {};
    const QJsonObject port{{QStringLiteral("version"), 4},
                           {QStringLiteral("addr"), server.address},
                           {QStringLiteral("OS-EXT-IPS:type"), QStringLiteral("fixed")},
                           {QStringLiteral("OS-EXT-IPS-MAC:mac_addr"), server.mac}};
    return {{QStringLiteral("quay-net"), QJsonArray{port}}};
}

/// Embedded since 2.47, a reference before.
QJsonObject flavorOf(const DemoServer &server, int minor)
{
    const QString name = QString::fromLatin1(server.flavor->name);
    if (minor < 47)
        return {{QStringLiteral("id"), name}};
    return {{QStringLiteral("original_name"), name},
            {QStringLiteral("vcpus"), server.flavor->cpus},
            {QStringLiteral("ram"), server.flavor->ram},
            {QStringLiteral("disk"), server.flavor->disk},
            {QStringLiteral("ephemeral"), 0},
            {QStringLiteral("swap"), 0},
            {QStringLiteral("extra_specs"), QJsonObject()}};
}

/// What a list is narrowed down by.
struct Wanted {
    QRegularExpression name;
    QString status;
    QDateTime since;

    bool has(const DemoServer &server, const NovaScope &scope) const
    {
        return server.project == scope.project && server.region == scope.region &&
               (status.isEmpty() || server.status() == status) &&
               (!since.isValid() || server.updated >= since) &&
               (name.pattern().isEmpty() || name.match(server.name).hasMatch());
    }
};

/// "limit" as a number of servers, or the refusal.
std::variant<int, http::Reply> limitOf(const http::Call &call, int pageLimit)
{
    const QString text = call.item("limit");
    if (text.isEmpty())
        return pageLimit;
    bool isNumber = false;
    const int limit = text.toInt(&isNumber);
    if (!isNumber || limit < 0)
        return novaFault(400, QStringLiteral("Invalid input for query parameters limit. Value: %1. '%1' does "
                                             "not match '^[0-9]*$'")
                                  .arg(text.left(32)));
    return limit == 0 ? pageLimit : std::min(limit, pageLimit);
}

std::variant<Wanted, http::Reply> wantedBy(const http::Call &call)
{
    Wanted wanted;
    wanted.status = call.item("status").toUpper();
    const QString name = call.item("name").left(255);
    // MySQL's comparison knows no case; a pattern that is none finds what it says.
    wanted.name = QRegularExpression(name, QRegularExpression::CaseInsensitiveOption);
    if (!wanted.name.isValid())
        wanted.name.setPattern(QRegularExpression::escape(name));
    const QString since = call.item("changes-since");
    if (!since.isEmpty()) {
        wanted.since = QDateTime::fromString(since, Qt::ISODateWithMs);
        if (!wanted.since.isValid())
            return novaFault(400, QStringLiteral("Invalid input for query parameters changes-since. Value: "
                                                 "%1. '%1' is not a 'date-time'")
                                      .arg(since.left(64)));
    }
    return wanted;
}

QString nextLink(const NovaScope &scope, const http::Call &call, bool detailed, const QString &marker)
{
    QUrlQuery query = call.query;
    query.removeAllQueryItems(QStringLiteral("marker"));
    query.addQueryItem(QStringLiteral("marker"), marker);
    return scope.address + (detailed ? QStringLiteral("/servers/detail?") : QStringLiteral("/servers?")) +
           query.toString(QUrl::FullyEncoded);
}

} // namespace

QJsonObject serverJson(const DemoServer &server, const NovaScope &scope)
{
    QJsonObject json{{QStringLiteral("id"), server.id},
                     {QStringLiteral("name"), server.name},
                     {QStringLiteral("status"), server.status()},
                     {QStringLiteral("tenant_id"), server.project},
                     {QStringLiteral("metadata"), QJsonObject{{QStringLiteral("role"), server.role}}},
                     {QStringLiteral("image"), QJsonObject{{QStringLiteral("id"), server.image}}},
                     {QStringLiteral("flavor"), flavorOf(server, scope.minor)},
                     {QStringLiteral("created"), server.created.toString(Qt::ISODate)},
                     {QStringLiteral("updated"), server.updated.toString(Qt::ISODate)},
                     {QStringLiteral("addresses"), addressesOf(server)},
                     {QStringLiteral("links"), linksOf(server, scope)},
                     {QStringLiteral("OS-EXT-AZ:availability_zone"), QStringLiteral("pier-1")},
                     {QStringLiteral("OS-EXT-STS:task_state"), textOrNull(server.taskState)},
                     {QStringLiteral("OS-EXT-STS:vm_state"), server.vmState},
                     {QStringLiteral("OS-EXT-STS:power_state"), server.powerState},
                     {QStringLiteral("key_name"), QJsonValue::Null},
                     {QStringLiteral("security_groups"),
                      QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("default")}}}}};
    if (!server.fault.isEmpty())
        json.insert(QStringLiteral("fault"),
                    QJsonObject{{QStringLiteral("code"), 500},
                                {QStringLiteral("created"), server.updated.toString(Qt::ISODate)},
                                {QStringLiteral("message"), server.fault}});
    if (scope.minor >= 9)
        json.insert(QStringLiteral("locked"), false);
    if (scope.minor >= 19)
        json.insert(QStringLiteral("description"), server.role);
    if (scope.minor >= 26)
        json.insert(QStringLiteral("tags"), QJsonArray());
    return json;
}

http::Reply listServers(const DemoCloud &cloud, const NovaScope &scope, const http::Call &call, int pageLimit,
                        bool detailed)
{
    if (call.item("all_tenants") == u"1")
        return novaFault(403, QStringLiteral("Policy doesn't allow os_compute_api:servers:detail:"
                                             "get_all_tenants to be performed."));
    const auto limit = limitOf(call, pageLimit);
    if (const auto *refusal = std::get_if<http::Reply>(&limit))
        return *refusal;
    const auto wanted = wantedBy(call);
    if (const auto *refusal = std::get_if<http::Reply>(&wanted))
        return *refusal;
    const auto most = static_cast<qsizetype>(std::get<int>(limit));
    const QString marker = call.item("marker");
    if (!marker.isEmpty() && !cloud.find(scope.project, scope.region, marker))
        return novaFault(400, QStringLiteral("marker [%1] not found").arg(marker.left(64)));

    QJsonArray rows;
    bool reached = marker.isEmpty();
    for (const DemoServer &server : cloud.inventory().servers) {
        if (rows.size() == most)
            break;
        if (reached && std::get<Wanted>(wanted).has(server, scope))
            rows.append(detailed ? serverJson(server, scope)
                                 : QJsonObject{{QStringLiteral("id"), server.id},
                                               {QStringLiteral("name"), server.name},
                                               {QStringLiteral("links"), linksOf(server, scope)}});
        reached = reached || server.id == marker;
    }
    QJsonObject body{{QStringLiteral("servers"), rows}};
    if (rows.size() == most && !rows.isEmpty()) // whether there is more or not, as Nova does it
        body.insert(QStringLiteral("servers_links"),
                    QJsonArray{QJsonObject{
                        {QStringLiteral("rel"), QStringLiteral("next")},
                        {QStringLiteral("href"),
                         nextLink(scope, call, detailed, rows.last().toObject()[u"id"].toString())}}});
    return http::Reply::json(200, body);
}

} // namespace porthole::demo
