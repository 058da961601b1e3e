#include "app/demo/NovaService.h"

#include "app/demo/NovaVersion.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

namespace porthole::demo {

namespace {

http::Reply unknownResource() { return novaFault(404, QStringLiteral("The resource could not be found.")); }

http::Reply unknownInstance(const QString &id)
{
    return novaFault(404, QStringLiteral("Instance %1 could not be found.").arg(id.left(64)));
}

/// keystonemiddleware answers in Nova's stead, and in another shape.
http::Reply unauthorized(const QByteArray &challenge)
{
    http::Reply reply = http::Reply::json(
        401, {{QStringLiteral("error"),
               QJsonObject{{QStringLiteral("code"), 401},
                           {QStringLiteral("title"), QStringLiteral("Unauthorized")},
                           {QStringLiteral("message"),
                            QStringLiteral("The request you have made requires authentication.")}}}});
    reply.headers.append({QByteArrayLiteral("WWW-Authenticate"), challenge});
    return reply;
}

/// As Python writes it.
QString listed(const QStringList &words)
{
    return QStringLiteral("['") + words.join(QStringLiteral("', '")) + QStringLiteral("']");
}

/// What the schema of remote-consoles says against a request, if anything.
/// Source: nova/api/openstack/compute/schemas/remote_consoles.py.
std::optional<http::Reply> schemaProblem(const QJsonObject &console, int minor)
{
    QStringList protocols{QStringLiteral("vnc"), QStringLiteral("spice"), QStringLiteral("rdp"),
                          QStringLiteral("serial")};
    QStringList types{QStringLiteral("novnc"), QStringLiteral("xvpvnc"), QStringLiteral("rdp-html5"),
                      QStringLiteral("spice-html5"), QStringLiteral("serial")};
    if (minor >= 8) {
        protocols << QStringLiteral("mks");
        types << QStringLiteral("webmks");
    }
    for (const auto &[key, words] :
         {std::pair{QStringLiteral("protocol"), protocols}, std::pair{QStringLiteral("type"), types}}) {
        const QString value = console.value(key).toString();
        if (!console.contains(key))
            return novaFault(400,
                             QStringLiteral("Invalid input for field/attribute remote_console. '%1' is a "
                                            "required property")
                                 .arg(key));
        if (!words.contains(value))
            return novaFault(400,
                             QStringLiteral("Invalid input for field/attribute %1. Value: %2. '%2' is not "
                                            "one of %3")
                                 .arg(key, value.left(64), listed(words)));
    }
    if (console.size() != 2)
        return novaFault(400, QStringLiteral("Invalid input for field/attribute remote_console. Additional "
                                             "properties are not allowed"));
    return std::nullopt;
}

/// The demo's hosts have VNC and nothing else.
std::optional<http::Reply> typeProblem(const QString &protocol, const QString &type)
{
    if (protocol == u"vnc" && type == u"novnc")
        return std::nullopt;
    if (protocol == u"vnc")
        return novaFault(400, QStringLiteral("Invalid console type %1").arg(type));
    return novaFault(400, QStringLiteral("Unavailable console type %1.").arg(type));
}

} // namespace

NovaService::NovaService(DemoCloud &cloud, const KeystoneService &keystone, ConsoleTokens &consoles,
                         int pageLimit)
    : m_cloud(cloud)
    , m_keystone(keystone)
    , m_consoles(consoles)
    , m_pageLimit(std::clamp(pageLimit, 1, 10000))
{}

void NovaService::setAddresses(QString nova, QString proxy)
{
    m_nova = std::move(nova);
    m_proxy = std::move(proxy);
}

http::Reply NovaService::versions() const
{
    QJsonArray all;
    for (const QString &region : m_cloud.inventory().regions)
        all.append(novaVersionDocument(m_nova + novaPath(region) + u'/'));
    return http::Reply::json(200, {{QStringLiteral("versions"), all}});
}

http::Reply NovaService::answer(const http::Call &call)
{
    if (call.path == u"/" && call.method == "GET")
        return versions();
    for (const QString &region : m_cloud.inventory().regions) {
        const QString prefix = novaPath(region);
        if (call.path == prefix || call.path.startsWith(prefix + u'/'))
            return inRegion(region, call.path.mid(prefix.size()), call);
    }
    return unknownResource();
}

http::Reply NovaService::inRegion(const QString &region, const QString &path, const http::Call &call)
{
    const QString address = m_nova + novaPath(region);
    if ((path.isEmpty() || path == u"/") && call.method == "GET")
        return http::Reply::json(200, {{QStringLiteral("version"), novaVersionDocument(address + u'/')}});
    const TokenGrant *grant = m_keystone.grantOf(call.header("X-Auth-Token"));
    if (!grant || grant->project.isEmpty())
        return unauthorized(m_keystone.challenge());
    const auto minor = minorVersionOf(call);
    if (const auto *refusal = std::get_if<http::Reply>(&minor))
        return *refusal;
    const NovaScope scope{grant->project, region, address, std::get<int>(minor)};
    http::Reply reply = route(scope, path, call);
    addVersionHeaders(reply, scope.minor);
    return reply;
}

http::Reply NovaService::route(const NovaScope &scope, const QString &path, const http::Call &call)
{
    const QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
    if (parts.isEmpty() || parts[0] != u"servers" || parts.size() > 3)
        return unknownResource();
    if (parts.size() == 1 || (parts.size() == 2 && parts[1] == u"detail"))
        return call.method == "GET" ? listServers(m_cloud, scope, call, m_pageLimit, parts.size() == 2)
                                    : unknownResource();
    return ofServer(scope, parts[1], parts.value(2), call);
}

http::Reply NovaService::ofServer(const NovaScope &scope, const QString &id, const QString &what,
                                  const http::Call &call)
{
    if (what == u"remote-consoles" && call.method == "POST" && scope.minor >= 6)
        return openConsole(scope, id, call);
    const DemoServer *server = m_cloud.find(scope.project, scope.region, id);
    if (what.isEmpty() && call.method == "GET")
        return server ? http::Reply::json(200, {{QStringLiteral("server"), serverJson(*server, scope)}})
                      : unknownInstance(id);
    if (what == u"action" && call.method == "POST")
        return server ? act(*server, call) : unknownInstance(id);
    return unknownResource();
}

http::Reply NovaService::act(const DemoServer &server, const http::Call &call)
{
    const QJsonDocument document = QJsonDocument::fromJson(call.body);
    if (!document.isObject())
        return novaFault(400, QStringLiteral("Malformed request body"));
    const QJsonObject body = document.object();
    const QString key = body.keys().value(0);
    const ActionRule *rule = DemoCloud::rule(key, body.value(key)[u"type"].toString());
    if (!rule || body.size() != 1)
        return novaFault(400, QStringLiteral("There is no such action: %1").arg(key.left(64)));
    if (const auto conflict = m_cloud.act(server.id, *rule))
        return novaFault(409, conflict->message);
    return {202};
}

http::Reply NovaService::openConsole(const NovaScope &scope, const QString &id, const http::Call &call)
{
    const QJsonDocument document = QJsonDocument::fromJson(call.body);
    if (!document.isObject())
        return novaFault(400, QStringLiteral("Malformed request body"));
    if (!document.object().value(u"remote_console").isObject())
        return novaFault(400, QStringLiteral("'remote_console' is a required property"));
    QJsonObject console = document.object().value(u"remote_console").toObject();
    if (const auto problem = schemaProblem(console, scope.minor))
        return *problem;
    const DemoServer *server = m_cloud.find(scope.project, scope.region, id);
    if (!server)
        return unknownInstance(id);
    if (!server->hasHost)
        return novaFault(409, QStringLiteral("Instance %1 is not ready").arg(id));
    if (const auto problem =
            typeProblem(console.value(u"protocol").toString(), console.value(u"type").toString()))
        return *problem;
    // A server that is switched off gets its address as well, which then leads nowhere: so does Nova's.
    const QByteArray token = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    m_consoles.add(token, {server->id});
    console.insert(QStringLiteral("url"),
                   m_proxy + QStringLiteral("/vnc_lite.html?path=%3Ftoken%3D") + QString::fromLatin1(token));
    return http::Reply::json(200, {{QStringLiteral("remote_console"), console}});
}

} // namespace porthole::demo
