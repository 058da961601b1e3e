#include "tests/openstack/CloudDouble.h"

namespace porthole::test {

std::shared_ptr<const Secret> secret(const char *text)
{
    return std::make_shared<const Secret>(std::string_view(text));
}

CloudDouble::CloudDouble() { answerAsCaptured(); }

CloudDouble::CloudDouble(const QSslConfiguration &tls)
    : HttpDouble(tls)
{
    answerAsCaptured();
}

QString CloudDouble::name() const
{
    if (!m_name.isEmpty())
        return m_name;
    return isSecure() ? u"localhost"_qs : u"127.0.0.1"_qs;
}

void CloudDouble::callItself(const QString &name)
{
    m_name = name;
    answerAsCaptured();
}

QByteArray CloudDouble::here(QByteArray body) const
{
    const QByteArray address = url({}, name()).toEncoded();
    for (const char *real : {"http://127.0.0.1:15000", "http://127.0.0.1:18774"})
        body.replace(real, address);
    return body;
}

HttpAnswer CloudDouble::captured(const QString &name) const
{
    const Capture capture = Capture::load(name);
    QByteArrayList headers;
    for (const auto &line : capture.answer.headers.lines()) {
        if (line.name.compare("Content-Length", Qt::CaseInsensitive) != 0 &&
            line.name.compare("Connection", Qt::CaseInsensitive) != 0)
            headers << line.name + ": " + line.value;
    }
    return HttpAnswer::status(capture.answer.status, here(capture.answer.body), headers);
}

HttpAnswer CloudDouble::token(const QByteArray &text, int lifeSeconds, const QString &capture) const
{
    const Capture real = Capture::load(capture);
    const QJsonObject token = real.received().value(u"token").toObject();
    const QDateTime issued = QDateTime::fromString(token.value(u"issued_at").toString(), Qt::ISODateWithMs);
    QByteArray body = here(real.answer.body);
    body.replace(token.value(u"expires_at").toString().toLatin1(),
                 issued.addSecs(lifeSeconds).toString(Qt::ISODateWithMs).toLatin1());
    return HttpAnswer::json(201, body, {"X-Subject-Token: " + text});
}

CloudProfile CloudDouble::profile() const
{
    CloudProfile profile;
    profile.name = u"double"_qs;
    profile.authUrl = url(u"/v3"_qs, name());
    profile.auth = {{u"username"_qs, u"demo"_qs},
                    {u"user_domain_name"_qs, u"Default"_qs},
                    {u"project_name"_qs, u"demo"_qs},
                    {u"project_domain_name"_qs, u"Default"_qs}};
    profile.secrets.insert(u"password"_qs, secret(kPassword));
    profile.region = profile.computeRegion = u"RegionOne"_qs;
    return profile;
}

void CloudDouble::answerAsCaptured()
{
    on("POST /v3/auth/tokens", captured(u"ks-token-password-project"_qs));
    on("GET /v3/auth/projects", captured(u"ks-auth-projects"_qs));
    on("DELETE /v3/auth/tokens", captured(u"ks-token-revoke"_qs));
    on("GET /v2.1/", captured(u"nova-v21-version-noauth"_qs));
    on("GET /v2.1/servers/detail", captured(u"nova-servers-detail-2.93"_qs));
    const QByteArray web = QByteArray("/v2.1/servers/") + kWeb;
    on("GET " + web, captured(u"nova-server-show-2.93"_qs));
    on("POST " + web + "/action", captured(u"act-reboot-hard"_qs));
    on("POST " + web + "/remote-consoles", captured(u"rc-novnc-2.6"_qs));
}

} // namespace porthole::test
