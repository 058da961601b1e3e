#include "app/demo/KeystoneService.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace porthole::demo {

namespace {

/// Keystone's times have microseconds.
QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz")) + QStringLiteral("000Z");
}

QJsonObject defaultDomain()
{
    return {{QStringLiteral("id"), QStringLiteral("default")},
            {QStringLiteral("name"), QStringLiteral("Default")}};
}

QJsonObject versionDocument(const QString &address)
{
    return {{QStringLiteral("id"), QStringLiteral("v3.14")},
            {QStringLiteral("status"), QStringLiteral("stable")},
            {QStringLiteral("updated"), QStringLiteral("2020-04-07T00:00:00Z")},
            {QStringLiteral("links"),
             QJsonArray{QJsonObject{{QStringLiteral("rel"), QStringLiteral("self")},
                                    {QStringLiteral("href"), address + QStringLiteral("/v3/")}}}}};
}

/// {"id": "default"} or {"name": "Default"}; none at all does for an id.
bool isDefaultDomain(const QJsonValue &domain)
{
    return domain.isUndefined() || domain[u"id"].toString() == u"default" ||
           domain[u"name"].toString() == u"Default";
}

QJsonObject endpointOf(const QString &region, const QString &url)
{
    return {{QStringLiteral("interface"), QStringLiteral("public")},
            {QStringLiteral("region_id"), region},
            {QStringLiteral("region"), region},
            {QStringLiteral("url"), url}};
}

QJsonObject serviceOf(const char *type, const char *name, const QJsonArray &endpoints)
{
    return {{QStringLiteral("type"), QString::fromLatin1(type)},
            {QStringLiteral("name"), QString::fromLatin1(name)},
            {QStringLiteral("endpoints"), endpoints}};
}

} // namespace

QString novaPath(const QString &region) { return u'/' + region.toLower() + QStringLiteral("/v2.1"); }

KeystoneService::KeystoneService(const DemoCloud &cloud, const DemoUser &user, Milliseconds tokenLife)
    : m_cloud(cloud)
    , m_user(user)
    , m_tokens(tokenLife)
{}

void KeystoneService::setAddresses(QString keystone, QString nova)
{
    m_keystone = std::move(keystone);
    m_nova = std::move(nova);
}

QByteArray KeystoneService::challenge() const { return "Keystone uri=\"" + m_keystone.toLatin1() + "/v3\""; }

http::Reply KeystoneService::failure(int status, const char *title, const QString &message) const
{
    return http::Reply::json(
        status, {{QStringLiteral("error"), QJsonObject{{QStringLiteral("code"), status},
                                                       {QStringLiteral("message"), message},
                                                       {QStringLiteral("title"), QLatin1String(title)}}}});
}

/// Deliberately the same for every reason there is.
http::Reply KeystoneService::unauthorized() const
{
    http::Reply reply =
        failure(401, "Unauthorized", QStringLiteral("The request you have made requires authentication."));
    reply.headers.append({QByteArrayLiteral("WWW-Authenticate"), challenge()});
    return reply;
}

http::Reply KeystoneService::versions(bool all) const
{
    const QJsonObject version = versionDocument(m_keystone);
    if (!all)
        return http::Reply::json(200, {{QStringLiteral("version"), version}});
    http::Reply reply = http::Reply::json(
        300, {{QStringLiteral("versions"), QJsonObject{{QStringLiteral("values"), QJsonArray{version}}}}});
    reply.headers.append({QByteArrayLiteral("Location"), m_keystone.toLatin1() + "/v3/"});
    return reply;
}

http::Reply KeystoneService::answer(const http::Call &call)
{
    QString path = call.path;
    while (path.endsWith(u'/'))
        path.chop(1);
    if (path.isEmpty() && call.method == "GET")
        return versions(true);
    if (path == u"/v3" && call.method == "GET")
        return versions(false);
    if (path == u"/v3/auth/tokens" && call.method == "POST")
        return issue(call);
    if (!path.startsWith(u"/v3/"))
        return {404, QByteArrayLiteral("<!doctype html>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n"),
                QByteArrayLiteral("text/html; charset=utf-8")};
    const TokenGrant *grant = grantOf(call.header("X-Auth-Token"));
    if (!grant)
        return unauthorized();
    if (path == u"/v3/auth/tokens")
        return tokens(call);
    if (path == u"/v3/auth/projects" && call.method == "GET")
        return projects();
    if (path == u"/v3/auth/catalog" && call.method == "GET" && !grant->project.isEmpty())
        return http::Reply::json(200, {{QStringLiteral("catalog"), catalog()}});
    return failure(404, "Not Found", QStringLiteral("Could not find: %1.").arg(path));
}

/// Validates or revokes the token in X-Subject-Token.
http::Reply KeystoneService::tokens(const http::Call &call)
{
    const QByteArray subject = call.header("X-Subject-Token");
    const TokenGrant *grant = grantOf(subject);
    if (!grant)
        return failure(404, "Not Found", QStringLiteral("Could not find token: ."));
    if (call.method == "DELETE") {
        m_tokens.remove(subject);
        return {204};
    }
    http::Reply reply = http::Reply::json(200, {{QStringLiteral("token"), body(*grant)}});
    reply.headers.append({QByteArrayLiteral("X-Subject-Token"), subject});
    return reply;
}

http::Reply KeystoneService::projects() const
{
    QJsonArray list;
    for (const DemoProject &project : m_cloud.inventory().projects) {
        list.append(QJsonObject{{QStringLiteral("id"), project.id},
                                {QStringLiteral("name"), project.name},
                                {QStringLiteral("description"), project.description},
                                {QStringLiteral("domain_id"), QStringLiteral("default")},
                                {QStringLiteral("parent_id"), QStringLiteral("default")},
                                {QStringLiteral("enabled"), true},
                                {QStringLiteral("is_domain"), false},
                                {QStringLiteral("tags"), QJsonArray()}});
    }
    return http::Reply::json(200, {{QStringLiteral("projects"), list}});
}

bool KeystoneService::isPassword(const QJsonObject &password) const
{
    const QJsonObject user = password.value(u"user").toObject();
    const bool isUser = user.contains(u"id") ? user.value(u"id").toString() == m_user.id
                                             : user.value(u"name").toString() == m_user.name &&
                                                   isDefaultDomain(user.value(u"domain"));
    return isUser && user.value(u"password").toString().toStdString() == m_user.password.reveal();
}

/// Whether every method named lets the caller in. A token ends when the one that it was made from does.
bool KeystoneService::mayPass(const QJsonObject &identity, TokenGrant &grant, Clock::TimePoint &until) const
{
    const QJsonArray methods = identity.value(u"methods").toArray();
    for (const QJsonValue method : methods) {
        const QJsonObject content = identity.value(method.toString()).toObject();
        if (method == QStringLiteral("password")) {
            if (!isPassword(content))
                return false;
            grant.methods << QStringLiteral("password");
        } else if (method == QStringLiteral("token")) {
            const QByteArray token = content.value(u"id").toString().toLatin1();
            const TokenGrant *old = grantOf(token);
            if (!old)
                return false;
            grant.methods << QStringLiteral("token") << old->methods;
            grant.expires = old->expires;
            until = m_tokens.endOf(token);
        } else {
            return false;
        }
    }
    grant.methods.removeDuplicates();
    return !methods.isEmpty();
}

/// The project's id, empty for an unscoped token; nothing for a scope that the user has no part in.
std::optional<QString> KeystoneService::scopeIn(const QJsonObject &auth) const
{
    const QJsonValue scope = auth.value(u"scope");
    if (scope.isUndefined() || scope == QStringLiteral("unscoped"))
        return QString();
    const QJsonObject wanted = scope.toObject().value(u"project").toObject();
    const auto &projects = m_cloud.inventory().projects;
    const auto found = std::find_if(projects.begin(), projects.end(), [&](const DemoProject &project) {
        return wanted.contains(u"id") ? wanted.value(u"id").toString() == project.id
                                      : wanted.value(u"name").toString() == project.name &&
                                            isDefaultDomain(wanted.value(u"domain"));
    });
    if (found == projects.end())
        return std::nullopt;
    return found->id;
}

http::Reply KeystoneService::issue(const http::Call &call)
{
    static const QString otherwise = QStringLiteral(
        " in request body. The server could not comply with the request since it is either malformed or "
        "otherwise incorrect. The client is assumed to be in error.");
    const QJsonDocument document = QJsonDocument::fromJson(call.body);
    if (!document.isObject())
        return failure(400, "Bad Request", QStringLiteral("Expecting to find valid JSON") + otherwise);
    const QJsonObject auth = document.object().value(u"auth").toObject();
    const QJsonObject identity = auth.value(u"identity").toObject();
    if (identity.isEmpty())
        return failure(400, "Bad Request", QStringLiteral("Expecting to find auth") + otherwise);

    TokenGrant grant;
    grant.issued = QDateTime::currentDateTimeUtc();
    grant.expires = grant.issued.addMSecs(m_tokens.life().count());
    Clock::TimePoint until = Clock::TimePoint::max();
    const std::optional<QString> scope = scopeIn(auth);
    if (!mayPass(identity, grant, until) || !scope)
        return unauthorized();
    grant.project = *scope;
    const QByteArray token = "gAAAAA" + randomText(24);
    m_tokens.add(token, grant, until);
    http::Reply reply = http::Reply::json(201, {{QStringLiteral("token"), body(grant)}});
    reply.headers.append({QByteArrayLiteral("X-Subject-Token"), token});
    return reply;
}

QJsonObject KeystoneService::body(const TokenGrant &grant) const
{
    QJsonObject token{
        {QStringLiteral("methods"), QJsonArray::fromStringList(grant.methods)},
        {QStringLiteral("user"), QJsonObject{{QStringLiteral("id"), m_user.id},
                                             {QStringLiteral("name"), m_user.name},
                                             {QStringLiteral("domain"), defaultDomain()},
                                             {QStringLiteral("password_expires_at"), QJsonValue::Null}}},
        {QStringLiteral("issued_at"), timeText(grant.issued)},
        {QStringLiteral("expires_at"), timeText(grant.expires)}};
    if (grant.project.isEmpty())
        return token;
    for (const DemoProject &project : m_cloud.inventory().projects) {
        if (project.id == grant.project)
            token.insert(QStringLiteral("project"), QJsonObject{{QStringLiteral("id"), project.id},
                                                                {QStringLiteral("name"), project.name},
                                                                {QStringLiteral("domain"), defaultDomain()}});
    }
    token.insert(QStringLiteral("roles"),
                 QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("member")},
                                        {QStringLiteral("name"), QStringLiteral("member")}}});
    token.insert(QStringLiteral("catalog"), catalog());
    return token;
}

QJsonArray KeystoneService::catalog() const
{
    QJsonArray identity, compute;
    for (const QString &region : m_cloud.inventory().regions) {
        identity.append(endpointOf(region, m_keystone + QStringLiteral("/v3")));
        compute.append(endpointOf(region, m_nova + novaPath(region)));
    }
    return {serviceOf("identity", "keystone", identity), serviceOf("compute", "nova", compute)};
}

} // namespace porthole::demo
