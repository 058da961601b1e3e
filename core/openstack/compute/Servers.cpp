#include "core/openstack/compute/Servers.h"

#include "core/openstack/Answer.h"

#include <QRegularExpression>
#include <QSet>

namespace porthole::openstack {

namespace {

/// What the clocks of a cloud's hosts may differ by, in seconds. A server told twice does no harm.
constexpr qint64 kClockSkew = 60;

/// Pages of the largest cloud that answers in a sensible time.
constexpr int kMostPages = 1000;

ServiceCall::Query queryOf(const ServerQuery &query, const QString &next)
{
    ServiceCall::Query asked;
    if (query.limit > 0)
        asked.append({QStringLiteral("limit"), QString::number(query.limit)});
    if (!next.isEmpty())
        asked.append({QStringLiteral("marker"), next});
    if (!query.name.isEmpty())
        asked.append({QStringLiteral("name"), query.name});
    if (!query.status.isEmpty())
        asked.append({QStringLiteral("status"), query.status});
    if (query.allProjects)
        asked.append({QStringLiteral("all_tenants"), QStringLiteral("1")});
    if (query.changedSince.isValid())
        asked.append({QStringLiteral("changes-since"),
                      query.changedSince.toUTC().addSecs(-kClockSkew).toString(Qt::ISODate)});
    return asked;
}

/// Whether a text is a server's id, as Nova makes them.
bool isUuid(const QString &text)
{
    static const QRegularExpression uuid(QStringLiteral("\\A[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\z"),
                                         QRegularExpression::CaseInsensitiveOption);
    return uuid.match(text).hasMatch();
}

/// For `name`, which the cloud's database takes for a regular expression of its own kind: only what is
/// special in all of them is escaped.
QString exactly(const QString &name)
{
    static const QRegularExpression special(QStringLiteral("([\\\\.^$*+?()\\[\\]{}|])"));
    return u'^' + QString(name).replace(special, QStringLiteral("\\\\1")) + u'$';
}

QDateTime timeOf(const net::HttpResponse &answer)
{
    const QDateTime served = httpDate(answer.headers.value("Date"));
    return served.isValid() ? served : QDateTime::currentDateTimeUtc();
}

} // namespace

Task<Result<ServerPage>> Servers::page(ServerQuery query, QString next)
{
    ComputeCall call;
    call.path = QStringLiteral("/servers/detail");
    call.query = queryOf(query, next);
    PH_CO_TRY(call.version, co_await m_api.usualVersion());
    auto answer = co_await m_api.call(std::move(call));
    if (!answer)
        co_return std::move(answer).error();
    const Fault fault = faultIn(*answer);
    if (answer->status == 400 && !next.isEmpty() && fault.message.contains(u"marker"))
        co_return errorOf(ErrorKind::NotFound, "the list of servers changed while it was read: read it again",
                          fault, kNova);
    if (answer->status != 200)
        co_return errorOf(fault, kNova);
    PH_CO_TRY(const QJsonObject body, objectIn(*answer, kNova));
    PH_CO_TRY(ServerRows rows, serverRowsIn(body));
    ServerPage page;
    page.asOf = timeOf(*answer);
    // The link's own address may be that of an inner network; the marker in it is the last one's id.
    if (rows.hasNext && !rows.servers.isEmpty())
        page.next = rows.servers.last().id.value;
    page.servers = std::move(rows.servers);
    co_return page;
}

Task<Result<ServerPage>> Servers::allOnce(ServerQuery query)
{
    PH_CO_TRY(ServerPage whole, co_await page(query));
    QSet<QString> markers;
    while (!whole.next.isEmpty()) {
        if (markers.contains(whole.next) || markers.size() >= kMostPages)
            co_return Error::make(ErrorKind::PeerMisbehaved, "Nova's list of servers has no end");
        markers << whole.next;
        PH_CO_TRY(ServerPage more, co_await page(query, whole.next));
        whole.servers += std::move(more.servers);
        whole.next = std::move(more.next); // asOf stays that of the first page: the earliest
    }
    co_return whole;
}

Task<Result<ServerPage>> Servers::all(ServerQuery query)
{
    auto whole = co_await allOnce(query);
    if (!whole && whole.error().kind == ErrorKind::NotFound)
        whole = co_await allOnce(query);
    co_return std::move(whole);
}

Task<Result<Server>> Servers::show(ServerId id)
{
    ComputeCall call;
    PH_CO_TRY(call.path, serverPath(id));
    PH_CO_TRY(call.version, co_await m_api.usualVersion());
    auto answer = co_await m_api.call(std::move(call));
    if (!answer)
        co_return std::move(answer).error();
    if (answer->status == 404)
        co_return errorOf(ErrorKind::NotFound, "there is no such server in this project and region",
                          faultIn(*answer), kNova);
    if (answer->status != 200)
        co_return errorOf(faultIn(*answer), kNova);
    PH_CO_TRY(const QJsonObject body, objectIn(*answer, kNova));
    co_return serverIn(body.value(u"server").toObject());
}

Task<Result<QList<Server>>> Servers::matching(QString nameOrId)
{
    if (isUuid(nameOrId)) {
        const ServerId id{nameOrId.toLower()};
        const auto server = co_await show(id);
        if (server)
            co_return QList<Server>{*server};
        if (server.error().kind != ErrorKind::NotFound)
            co_return server.error();
    }
    ServerQuery query;
    query.name = exactly(nameOrId);
    PH_CO_TRY(ServerPage found, co_await all(query));
    found.servers.removeIf([&](const Server &server) { return server.name != nameOrId; });
    co_return found.servers;
}

} // namespace porthole::openstack
