#include "core/openstack/identity/AuthToken.h"

#include "core/openstack/Answer.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <algorithm>

namespace porthole::openstack {

namespace {

/// PKI tokens had 8 KiB, Fernet ones 250 bytes.
constexpr qsizetype kLongestToken = 16 << 10;

bool isTokenText(const QByteArray &text)
{
    return !text.isEmpty() && text.size() <= kLongestToken &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

Error misbehaved(const char *what)
{
    return Error::make(ErrorKind::PeerMisbehaved, std::string("Keystone's token has no ") + what);
}

QStringList texts(const QJsonArray &values)
{
    QStringList texts;
    for (const QJsonValue value : values)
        texts << shown(value.isObject() ? value[u"name"].toString() : value.toString());
    return texts;
}

Result<TokenLife> lifeOf(const QJsonObject &token, CloudClock::Moment asked)
{
    const QDateTime expires = QDateTime::fromString(token.value(u"expires_at").toString(), Qt::ISODateWithMs);
    if (!expires.isValid())
        return misbehaved("expires_at that is a time");
    QDateTime issued = QDateTime::fromString(token.value(u"issued_at").toString(), Qt::ISODateWithMs);
    if (!issued.isValid()) {
        const auto wall = std::chrono::duration_cast<Milliseconds>(asked.wall.time_since_epoch());
        issued = QDateTime::fromMSecsSinceEpoch(wall.count(), Qt::UTC);
    }
    return TokenLife(std::max(Milliseconds(issued.msecsTo(expires)), Milliseconds{0}), asked);
}

Project projectIn(const QJsonObject &project)
{
    const QJsonObject domain = project.value(u"domain").toObject();
    const QString domainName = domain.value(u"name").toString();
    return {ProjectId{project.value(u"id").toString()}, shown(project.value(u"name").toString()),
            shown(domainName.isEmpty() ? domain.value(u"id").toString() : domainName), true};
}

} // namespace

Result<TokenRef> AuthToken::fromAnswer(const net::HttpResponse &answer, CloudClock::Moment asked)
{
    const QByteArray text = answer.headers.value("X-Subject-Token").trimmed();
    if (!isTokenText(text))
        return misbehaved("text in the header X-Subject-Token");
    // From here on it is kept out of texts.
    const std::shared_ptr<AuthToken> made(
        new AuthToken(std::string_view(text.constData(), static_cast<std::size_t>(text.size()))));
    PH_TRY(const QJsonObject body, objectIn(answer, "Keystone"));
    const QJsonObject token = body.value(u"token").toObject();
    PH_TRY(made->m_life, lifeOf(token, asked));
    const QJsonObject user = token.value(u"user").toObject();
    made->m_userName = shown(user.value(u"name").toString());
    made->m_userDomain = shown(user.value(u"domain").toObject().value(u"name").toString());
    made->m_methods = texts(token.value(u"methods").toArray());
    made->m_roles = texts(token.value(u"roles").toArray());
    made->m_catalog = Catalog::fromJson(token.value(u"catalog").toArray());
    const QJsonObject project = token.value(u"project").toObject();
    if (!project.isEmpty()) {
        if (project.value(u"id").toString().isEmpty())
            return misbehaved("id of its project");
        made->m_project = projectIn(project);
    }
    made->m_isScoped =
        made->m_project || token.value(u"domain").isObject() || token.value(u"system").isObject();
    return TokenRef(made);
}

} // namespace porthole::openstack
