#include "tests/session/NovaDouble.h"
#include "tests/support/secrets/TestSecret.h"

#include <QUrlQuery>

namespace porthole::test {

namespace {

QJsonObject jsonOf(const NovaServer &server)
{
    const QJsonValue task = server.task.isEmpty() ? QJsonValue() : QJsonValue(server.task);
    return {{QStringLiteral("id"), server.id},
            {QStringLiteral("name"), server.name},
            {QStringLiteral("status"), server.status},
            {QStringLiteral("OS-EXT-STS:task_state"), task}};
}

HttpAnswer json(const QJsonObject &body)
{
    return HttpAnswer::json(200, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

HttpAnswer fault(int code, const char *name, const char *message)
{
    return HttpAnswer::json(code, QByteArray("{\"") + name + R"(":{"code":)" + QByteArray::number(code) +
                                      R"(,"message":")" + message + "\"}}");
}

} // namespace

NovaDouble::NovaDouble()
{
    servers = {{QString::fromLatin1(kWeb), QStringLiteral("web")},
               {QStringLiteral("36ad9e5b-5aaa-4c23-9786-c88371999ac5"), QStringLiteral("db")}};
    answerAlive();
}

void NovaDouble::liveAt(const QString &name)
{
    callItself(name);
    proxy.callItself(name.toLatin1());
    answerAlive();
}

void NovaDouble::answerAlive()
{
    const QByteArray web = QByteArray("/v2.1/servers/") + kWeb;
    dropScript("GET /v2.1/servers/detail");
    dropScript("GET " + web);
    dropScript("POST " + web + "/action");
    dropScript("POST " + web + "/remote-consoles");
    otherwise([this](const SeenRequest &request) { return nova(request); });
}

QByteArrayList NovaDouble::secrets() const { return {kPassword, "console-token-", "gAAAA", "token="}; }

HttpAnswer NovaDouble::nova(const SeenRequest &request)
{
    const auto parts = request.target.split('?').first().split('/'); // "", v2.1, servers, id, what
    if (parts.value(2) != "servers")
        return HttpAnswer::status(404);
    if (parts.value(3) == "detail")
        return list(request.target.mid(request.target.indexOf('?') + 1));
    for (NovaServer &server : servers) {
        if (server.id.toLatin1() != parts.value(3) || server.status == u"DELETED")
            continue;
        if (parts.value(4) == "remote-consoles")
            return console();
        if (parts.value(4) == "action")
            return action(server, request.body);
        ++m_shows;
        return json({{QStringLiteral("server"), jsonOf(server)}});
    }
    return fault(404, "itemNotFound", "Instance could not be found.");
}

HttpAnswer NovaDouble::list(const QByteArray &query) const
{
    const QUrlQuery asked(QString::fromLatin1(query));
    const QString marker = asked.queryItemValue(QStringLiteral("marker"));
    const QString name = asked.queryItemValue(QStringLiteral("name"), QUrl::FullyDecoded);
    const bool changes = asked.hasQueryItem(QStringLiteral("changes-since"));
    QJsonArray rows;
    bool after = marker.isEmpty(), more = false;
    for (const NovaServer &server : servers) {
        const bool listed = changes || server.status != u"DELETED";
        if (after && listed && (name.isEmpty() || name == u'^' + server.name + u'$')) {
            more = rows.size() == pageSize;
            if (more)
                break;
            rows << jsonOf(server);
        }
        after = after || server.id == marker;
    }
    QJsonObject body{{QStringLiteral("servers"), rows}};
    if (more)
        body.insert(QStringLiteral("servers_links"),
                    QJsonArray{QJsonObject{{QStringLiteral("rel"), QStringLiteral("next")},
                                           {QStringLiteral("href"), QStringLiteral("elsewhere")}}});
    return json(body);
}

HttpAnswer NovaDouble::console()
{
    ++m_consoles;
    if (!consoleAnswers.isEmpty())
        return consoleAnswers.takeFirst();
    const QByteArray token = QByteArray("console-token-") + kSecretMarker + QByteArray::number(m_consoles);
    if (tokensAreGood)
        proxy.know(token);
    return HttpAnswer::json(200, R"({"remote_console":{"protocol":"vnc","type":"novnc","url":")" +
                                     proxy.pageFor(token) + "\"}}");
}

HttpAnswer NovaDouble::action(NovaServer &server, const QByteArray &body)
{
    if (!body.contains("os-start"))
        return HttpAnswer::status(202);
    if (!onStart)
        return fault(409, "conflictingRequest", "Instance is locked");
    onStart(server);
    return HttpAnswer::status(202);
}

} // namespace porthole::test
