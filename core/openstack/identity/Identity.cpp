#include "core/openstack/identity/Identity.h"

#include "core/net/HttpRules.h"
#include "core/openstack/Answer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace porthole::openstack {

namespace {

constexpr std::string_view kKeystone = "Keystone";

QString withoutSlash(QString path)
{
    while (path.endsWith(u'/'))
        path.chop(1);
    return path;
}

/// What of {"required_auth_methods": [["password", "totp"]]} the receipt does not have yet.
QStringList missingMethods(const QJsonObject &body)
{
    QStringList missing;
    const QJsonArray done = body.value(u"receipt").toObject().value(u"methods").toArray();
    const QJsonArray ways = body.value(u"required_auth_methods").toArray();
    for (const QJsonValue method : ways.first().toArray()) {
        if (!done.contains(method))
            missing << shown(method.toString(), 40);
    }
    return missing;
}

Error missingFactor(const net::HttpResponse &answer)
{
    const QStringList missing = missingMethods(QJsonDocument::fromJson(answer.body).object());
    const QString what =
        missing.isEmpty() ? QStringLiteral("another") : missing.join(QStringLiteral(" and "));
    return Error::make(ErrorKind::AuthRejected,
                       "the cloud asks for more than one proof of who you are, and still wants " +
                           what.toStdString() +
                           ": make an application credential in its dashboard and sign in with that");
}

const char *wordsOfRejection(const CloudProfile &profile)
{
    if (profile.authType == u"v3applicationcredential")
        return "the cloud does not accept the application credential: it may have expired or been deleted, "
               "or its secret is wrong";
    if (profile.authType.endsWith(u"token"))
        return "the cloud does not accept the token given for it: it has expired or been revoked; get a "
               "new one";
    return "the cloud does not accept the user name, the password, or the project (it does not tell "
           "which): correct them";
}

Project projectIn(const QJsonObject &project)
{
    return {ProjectId{project.value(u"id").toString()}, shown(project.value(u"name").toString()),
            shown(project.value(u"domain_id").toString()), project.value(u"enabled").toBool(true)};
}

} // namespace

QString identityPath(const QUrl &authUrl)
{
    QString path = withoutSlash(authUrl.path(QUrl::FullyEncoded));
    if (path.endsWith(u"/v2.0"))
        path.chop(5);
    return path.endsWith(u"/v3") ? path : path + QStringLiteral("/v3");
}

Result<QString> discoveredPath(const net::HttpResponse &versions)
{
    PH_TRY(const QJsonObject body, objectIn(versions, kKeystone));
    QJsonArray list = body.value(u"versions").toObject().value(u"values").toArray();
    if (list.isEmpty())
        list = body.value(u"versions").toArray();
    if (body.value(u"version").isObject())
        list = {body.value(u"version")};
    QStringList others;
    for (const QJsonValue version : list) {
        const QString id = version[u"id"].toString();
        if (!id.startsWith(u"v3")) {
            others << shown(id, 20);
            continue;
        }
        for (const QJsonValue link : version[u"links"].toArray()) {
            const QUrl self(link[u"href"].toString(), QUrl::StrictMode);
            if (link[u"rel"].toString() == u"self" && self.isValid())
                return withoutSlash(self.path(QUrl::FullyEncoded));
        }
    }
    if (others.isEmpty())
        return Error::make(ErrorKind::PeerMisbehaved,
                           "what answers at auth_url lists no version of Keystone");
    return Error::make(ErrorKind::PeerIncompatible, "this Keystone offers " +
                                                        others.join(QStringLiteral(", ")).toStdString() +
                                                        " only; Porthole speaks v3");
}

QUrl Identity::url(const QString &path) const
{
    QUrl url = m_profile.authUrl.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    url.setPath(m_discoveredPath.value_or(identityPath(m_profile.authUrl)) + path, QUrl::StrictMode);
    return url;
}

Task<Result<net::HttpResponse>> Identity::postTokens(QJsonObject body)
{
    net::HttpRequest request;
    request.method = "POST";
    request.url = url(QStringLiteral("/auth/tokens"));
    request.headers.add("Content-Type", "application/json");
    request.headers.add("Accept", "application/json");
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    co_return co_await m_transport.send(std::move(request));
}

Task<Result<TokenRef>> Identity::issue(QJsonObject body)
{
    CloudClock::Moment asked = m_clock.now();
    auto answer = co_await postTokens(body);
    if (answer && answer->status == 404 && !m_discoveredPath) {
        PH_CO_DO(co_await discover());
        asked = m_clock.now();
        answer = co_await postTokens(body);
    }
    if (!answer)
        co_return std::move(answer).error();
    if (answer->status != 201 && answer->status != 200)
        co_return refusal(*answer);
    co_return AuthToken::fromAnswer(*answer, asked);
}

Task<Result<>> Identity::discover()
{
    net::HttpRequest request;
    request.url = m_profile.authUrl;
    request.headers.add("Accept", "application/json");
    auto answer = co_await m_transport.send(std::move(request));
    if (!answer)
        co_return std::move(answer).error();
    const Fault fault = faultIn(*answer);
    if (answer->status != 300 && answer->status != 200)
        co_return errorOf(ErrorKind::NotFound, "there is no Keystone at the address that auth_url gives",
                          fault, kKeystone);
    PH_CO_TRY(QString path, discoveredPath(*answer));
    if (path == identityPath(m_profile.authUrl))
        co_return errorOf(ErrorKind::NotFound,
                          "there is no Keystone v3 where auth_url says, though one is announced there", fault,
                          kKeystone);
    m_discoveredPath = std::move(path);
    co_return Result<>();
}

Task<Result<TokenRef>> Identity::authenticate(std::optional<ProjectId> project)
{
    PH_CO_TRY(QJsonObject body, authRequest(m_profile, project));
    auto token = co_await issue(std::move(body));
    if (token && project && isBoundToOneProject(m_profile) &&
        (!(*token)->project() || (*token)->project()->id != *project))
        co_return Error::make(ErrorKind::Usage,
                              "an application credential is good for its own project only; this one is not "
                              "the project asked for");
    co_return std::move(token);
}

Task<Result<TokenRef>> Identity::rescope(TokenRef token, ProjectId project)
{
    QJsonObject body = rescopeRequest(*token, project);
    co_return co_await issue(std::move(body));
}

Task<Result<QList<Project>>> Identity::projects(TokenRef token)
{
    net::HttpRequest request;
    request.url = url(QStringLiteral("/auth/projects"));
    request.headers.add("Accept", "application/json");
    request.headers.add("X-Auth-Token", token->headerValue());
    auto answer = co_await m_transport.send(std::move(request));
    if (!answer)
        co_return std::move(answer).error();
    if (answer->status != 200)
        co_return errorOf(faultIn(*answer), kKeystone);
    PH_CO_TRY(const QJsonObject body, objectIn(*answer, kKeystone));
    if (!body.value(u"projects").isArray())
        co_return Error::make(ErrorKind::PeerMisbehaved, "Keystone's list of projects is none");
    QList<Project> projects;
    for (const QJsonValue value : body.value(u"projects").toArray()) {
        Project project = projectIn(value.toObject());
        if (project.enabled && !project.id.value.isEmpty())
            projects << std::move(project);
    }
    std::sort(projects.begin(), projects.end(),
              [](const Project &a, const Project &b) { return a.name.compare(b.name) < 0; });
    co_return projects;
}

Task<Result<>> Identity::revoke(TokenRef token)
{
    net::HttpRequest request;
    request.method = "DELETE";
    request.url = url(QStringLiteral("/auth/tokens"));
    request.headers.add("X-Auth-Token", token->headerValue());
    request.headers.add("X-Subject-Token", token->headerValue());
    auto answer = co_await m_transport.send(std::move(request));
    if (!answer)
        co_return std::move(answer).error();
    const int status = answer->status;
    if (status == 204 || status == 200 || status == 401 || status == 404)
        co_return Result<>();
    co_return errorOf(faultIn(*answer), kKeystone);
}

Error Identity::refusal(const net::HttpResponse &answer) const
{
    const Fault fault = faultIn(answer);
    if (answer.status == 401 && answer.headers.contains("Openstack-Auth-Receipt"))
        return missingFactor(answer);
    if (answer.status == 401 && fault.message.contains(u"password is expired"))
        return errorOf(ErrorKind::AuthRejected,
                       "the password has expired: change it in the cloud's dashboard, then sign in again",
                       fault, kKeystone);
    if (answer.status == 401)
        return errorOf(ErrorKind::AuthRejected, wordsOfRejection(m_profile), fault, kKeystone);
    if (answer.status == 400)
        return errorOf(ErrorKind::Usage, "the cloud does not understand the sign-in: correct its entry",
                       fault, kKeystone);
    if (answer.status == 403)
        return errorOf(ErrorKind::Forbidden,
                       "the cloud does not let this sign-in be used for that project: sign in to the project "
                       "directly",
                       fault, kKeystone);
    if (answer.status == 404)
        return errorOf(ErrorKind::NotFound, "there is no Keystone v3 at the address that auth_url gives",
                       fault, kKeystone);
    return errorOf(fault, kKeystone);
}

} // namespace porthole::openstack
