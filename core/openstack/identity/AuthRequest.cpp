#include "core/openstack/identity/AuthRequest.h"

#include "core/openstack/config/AuthOptions.h"

#include <QJsonArray>

namespace porthole::openstack {

namespace {

const AuthType *typeOf(const CloudProfile &profile) { return authType(profile.authType.toStdString()); }

QString secretText(const CloudProfile &profile, const QString &name)
{
    const auto secret = profile.secrets.value(name);
    if (!secret)
        return {};
    const std::string_view text = secret->reveal();
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// {"id"} or {"name"} of a domain; "default" is the id that every Keystone is set up with.
QJsonObject domain(const CloudProfile &profile, const QString &prefix)
{
    for (const QString &whose : {prefix, QStringLiteral("default_")}) {
        const QString id = profile.auth.value(whose + QStringLiteral("domain_id"));
        if (!id.isEmpty())
            return {{QStringLiteral("id"), id}};
        const QString name = profile.auth.value(whose + QStringLiteral("domain_name"));
        if (!name.isEmpty())
            return {{QStringLiteral("name"), name}};
    }
    return {{QStringLiteral("id"), QStringLiteral("default")}};
}

QJsonObject user(const CloudProfile &profile)
{
    const QString id = profile.auth.value(QStringLiteral("user_id"));
    if (!id.isEmpty())
        return {{QStringLiteral("id"), id}};
    return {{QStringLiteral("name"), profile.auth.value(QStringLiteral("username"))},
            {QStringLiteral("domain"), domain(profile, QStringLiteral("user_"))}};
}

QJsonObject identity(const QString &method, const QJsonObject &content)
{
    return {{QStringLiteral("methods"), QJsonArray{method}}, {method, content}};
}

QJsonObject passwordIdentity(const CloudProfile &profile)
{
    QJsonObject who = user(profile);
    who.insert(QStringLiteral("password"), secretText(profile, QStringLiteral("password")));
    QJsonObject how = identity(QStringLiteral("password"), {{QStringLiteral("user"), who}});
    const QString passcode = secretText(profile, QStringLiteral("passcode"));
    if (!passcode.isEmpty()) { // both methods at once spare the receipt
        QJsonObject again = user(profile);
        again.insert(QStringLiteral("passcode"), passcode);
        how.insert(QStringLiteral("totp"), QJsonObject{{QStringLiteral("user"), again}});
        how.insert(QStringLiteral("methods"), QJsonArray{QStringLiteral("password"), QStringLiteral("totp")});
    }
    return how;
}

QJsonObject applicationCredentialIdentity(const CloudProfile &profile)
{
    QJsonObject content;
    const QString id = profile.auth.value(QStringLiteral("application_credential_id"));
    if (!id.isEmpty()) {
        content.insert(QStringLiteral("id"), id);
    } else {
        content.insert(QStringLiteral("name"),
                       profile.auth.value(QStringLiteral("application_credential_name")));
        content.insert(QStringLiteral("user"), user(profile));
    }
    content.insert(QStringLiteral("secret"),
                   secretText(profile, QStringLiteral("application_credential_secret")));
    return identity(QStringLiteral("application_credential"), content);
}

QJsonObject projectScope(const QJsonObject &project) { return {{QStringLiteral("project"), project}}; }

QJsonObject projectScope(const ProjectId &project)
{
    return projectScope(QJsonObject{{QStringLiteral("id"), project.value}});
}

/// The scope that the profile names; empty if it names none.
QJsonObject scope(const CloudProfile &profile)
{
    const auto given = [&](const char *key) { return profile.auth.value(QString::fromLatin1(key)); };
    if (!given("trust_id").isEmpty())
        return {{QStringLiteral("OS-TRUST:trust"), QJsonObject{{QStringLiteral("id"), given("trust_id")}}}};
    if (!given("project_id").isEmpty())
        return projectScope(ProjectId{given("project_id")});
    if (!given("project_name").isEmpty())
        return projectScope({{QStringLiteral("name"), given("project_name")},
                             {QStringLiteral("domain"), domain(profile, QStringLiteral("project_"))}});
    if (given("system_scope") == u"all")
        return {{QStringLiteral("system"), QJsonObject{{QStringLiteral("all"), true}}}};
    if (!given("domain_id").isEmpty() || !given("domain_name").isEmpty())
        return {{QStringLiteral("domain"), domain(profile, {})}};
    return {};
}

QJsonObject envelope(const QJsonObject &how, const QJsonObject &what)
{
    QJsonObject auth{{QStringLiteral("identity"), how}};
    if (!what.isEmpty())
        auth.insert(QStringLiteral("scope"), what);
    return {{QStringLiteral("auth"), auth}};
}

QString neededSecret(AuthMethod method)
{
    switch (method) {
    case AuthMethod::Password:
        return QStringLiteral("password");
    case AuthMethod::Token:
        return QStringLiteral("token");
    case AuthMethod::ApplicationCredential:
        break;
    }
    return QStringLiteral("application_credential_secret");
}

} // namespace

QStringList missingSecrets(const CloudProfile &profile)
{
    const AuthType *type = typeOf(profile);
    if (!type)
        return {};
    const QString needed = neededSecret(type->method);
    const auto secret = profile.secrets.value(needed);
    return secret && !secret->empty() ? QStringList() : QStringList{needed};
}

bool isBoundToOneProject(const CloudProfile &profile)
{
    const AuthType *type = typeOf(profile);
    return type && type->method == AuthMethod::ApplicationCredential;
}

Result<QJsonObject> authRequest(const CloudProfile &profile, const std::optional<ProjectId> &project)
{
    const AuthType *type = typeOf(profile);
    if (!type)
        return Error::make(ErrorKind::Usage, "Porthole cannot sign in with auth_type " +
                                                 profile.authType.toStdString() +
                                                 ": make an application credential for it");
    for (const QString &missing : missingSecrets(profile))
        return Error::make(ErrorKind::Usage, "the cloud's " + missing.toStdString() +
                                                 " is not known: it stands in none of the files and was not "
                                                 "entered");
    const QJsonObject where = project ? projectScope(*project) : scope(profile);
    switch (type->method) {
    case AuthMethod::Password:
        return envelope(passwordIdentity(profile), where);
    case AuthMethod::Token:
        return envelope(identity(QStringLiteral("token"),
                                 {{QStringLiteral("id"), secretText(profile, QStringLiteral("token"))}}),
                        where);
    case AuthMethod::ApplicationCredential:
        break;
    }
    return envelope(applicationCredentialIdentity(profile), {});
}

QJsonObject rescopeRequest(const AuthToken &token, const ProjectId &project)
{
    return envelope(
        identity(QStringLiteral("token"), {{QStringLiteral("id"), QString::fromLatin1(token.headerValue())}}),
        projectScope(project));
}

} // namespace porthole::openstack
