#include "core/openstack/identity/Identity.h"
#include "core/net/NetworkHttpTransport.h"
#include "tests/openstack/CloudDouble.h"
#include "tests/support/Flow.h"

#include <QJsonDocument>
#include <QTest>

using porthole::CloudProfile;
using porthole::ErrorKind;
using porthole::ProjectId;
using porthole::net::HttpOptions;
using porthole::net::HttpResponse;
using porthole::net::NetworkHttpTransport;
using porthole::openstack::authRequest;
using porthole::openstack::AuthToken;
using porthole::openstack::discoveredPath;
using porthole::openstack::Identity;
using porthole::openstack::identityPath;
using porthole::openstack::missingSecrets;
using porthole::openstack::rescopeRequest;
using porthole::openstack::TokenRef;
using porthole::test::Capture;
using porthole::test::CloudDouble;
using porthole::test::finished;
using porthole::test::HeldClock;
using porthole::test::HttpAnswer;
using porthole::test::secret;
using porthole::test::words;

namespace {

CloudProfile demo(QHash<QString, QString> auth = {})
{
    CloudProfile profile;
    profile.authUrl = QUrl(u"http://127.0.0.1:15000/v3"_qs);
    profile.auth = {{u"username"_qs, u"demo"_qs}, {u"user_domain_name"_qs, u"Default"_qs}};
    profile.auth.insert(auth);
    profile.secrets.insert(u"password"_qs, secret("password"));
    return profile;
}

CloudProfile withApplicationCredential(QHash<QString, QString> auth, const QJsonObject &sent)
{
    CloudProfile profile;
    profile.authType = u"v3applicationcredential"_qs;
    profile.auth = std::move(auth);
    const QJsonObject content = sent[u"auth"][u"identity"][u"application_credential"].toObject();
    profile.secrets.insert(u"application_credential_secret"_qs,
                           secret(content.value(u"secret").toString().toLatin1()));
    if (!content.value(u"id").isUndefined())
        profile.auth.insert(u"application_credential_id"_qs, content.value(u"id").toString());
    return profile;
}

TokenRef tokenOf(const char *capture)
{
    const auto token = AuthToken::fromAnswer(Capture::load(QString::fromLatin1(capture)).answer, {});
    return token ? *token : nullptr;
}

} // namespace

/// Signing in, against what a real Keystone was sent and answered.
class IdentityTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asksAsTheRealCloudWasAsked();
    void asksForTheScopeThatIsMeant_data();
    void asksForTheScopeThatIsMeant();
    void doesNotAskWithoutASecret();
    void appendsV3UnlessItIsThere_data();
    void appendsV3UnlessItIsThere();
    void readsTheListOfVersions();
    void findsV3WhereKeystoneSaysItIs();
    void listsProjects();
    void revokes();
    void tellsWhyItWasRejected_data();
    void tellsWhyItWasRejected();
};

void IdentityTest::asksAsTheRealCloudWasAsked()
{
    const Capture password = Capture::load(u"ks-token-password-project"_qs);
    const auto asked =
        authRequest(demo({{u"project_name"_qs, u"demo"_qs}, {u"project_domain_name"_qs, u"Default"_qs}}), {});
    QVERIFY(asked);
    QCOMPARE(*asked, password.sent());

    const Capture unscoped = Capture::load(u"ks-token-unscoped-defaultproject"_qs);
    const auto without = authRequest(demo(), {});
    QVERIFY(without);
    QCOMPARE(*without, unscoped.sent());

    const Capture byId = Capture::load(u"ks-token-appcred-id"_qs);
    const auto credential = authRequest(withApplicationCredential({}, byId.sent()), {});
    QVERIFY(credential);
    QCOMPARE(*credential, byId.sent());

    const Capture byName = Capture::load(u"ks-token-appcred-name-user"_qs);
    const QJsonObject content = byName.sent()[u"auth"][u"identity"][u"application_credential"].toObject();
    const auto named = authRequest(
        withApplicationCredential({{u"application_credential_name"_qs, content.value(u"name").toString()},
                                   {u"username"_qs, u"demo"_qs},
                                   {u"user_domain_id"_qs, u"default"_qs}},
                                  byName.sent()),
        {});
    QVERIFY(named);
    QCOMPARE(*named, byName.sent());

    const Capture rescope = Capture::load(u"ks-token-rescope"_qs);
    const TokenRef token = tokenOf("ks-token-unscoped-explicit");
    QVERIFY(token);
    const QJsonObject scope = rescope.sent()[u"auth"][u"scope"].toObject();
    QJsonObject wanted = rescopeRequest(*token, ProjectId{scope[u"project"][u"id"].toString()});
    QCOMPARE(wanted[u"auth"][u"identity"], rescope.sent()[u"auth"][u"identity"]);
}

void IdentityTest::asksForTheScopeThatIsMeant_data()
{
    using Options = QHash<QString, QString>;
    QTest::addColumn<Options>("auth");
    QTest::addColumn<QByteArray>("scope");
    QTest::newRow("none") << Options{} << QByteArray();
    QTest::newRow("a project by id") << Options{{u"project_id"_qs, u"p"_qs}}
                                     << QByteArray(R"({"project":{"id":"p"}})");
    QTest::newRow("a project by name")
        << Options{{u"project_name"_qs, u"n"_qs}, {u"project_domain_id"_qs, u"d"_qs}}
        << QByteArray(R"({"project":{"name":"n","domain":{"id":"d"}}})");
    QTest::newRow("a project of the default domain")
        << Options{{u"project_name"_qs, u"n"_qs}, {u"default_domain_name"_qs, u"D"_qs}}
        << QByteArray(R"({"project":{"name":"n","domain":{"name":"D"}}})");
    QTest::newRow("a domain") << Options{{u"domain_name"_qs, u"D"_qs}}
                              << QByteArray(R"({"domain":{"name":"D"}})");
    QTest::newRow("the system") << Options{{u"system_scope"_qs, u"all"_qs}}
                                << QByteArray(R"({"system":{"all":true}})");
    QTest::newRow("a trust") << Options{{u"trust_id"_qs, u"t"_qs}}
                             << QByteArray(R"({"OS-TRUST:trust":{"id":"t"}})");
}

void IdentityTest::asksForTheScopeThatIsMeant()
{
    using Options = QHash<QString, QString>;
    QFETCH(const Options, auth);
    QFETCH(const QByteArray, scope);
    const auto asked = authRequest(demo(auth), {});
    QVERIFY(asked);
    QCOMPARE((*asked)[u"auth"][u"scope"].toObject(), QJsonDocument::fromJson(scope).object());
    // A project that was chosen goes before all that stands in the file.
    const auto chosen = authRequest(demo(auth), ProjectId{u"chosen"_qs});
    QVERIFY(chosen);
    QCOMPARE((*chosen)[u"auth"][u"scope"][u"project"][u"id"].toString(), u"chosen"_qs);
}

void IdentityTest::doesNotAskWithoutASecret()
{
    CloudProfile profile = demo();
    profile.secrets.clear();
    QCOMPARE(missingSecrets(profile), QStringList{u"password"_qs});
    const auto asked = authRequest(profile, {});
    QVERIFY(!asked);
    QCOMPARE(asked.error().kind, ErrorKind::Usage);
    profile.authType = u"v3oidcpassword"_qs;
    const auto federated = authRequest(profile, {});
    QVERIFY(!federated);
    QCOMPARE(federated.error().kind, ErrorKind::Usage);
}

void IdentityTest::appendsV3UnlessItIsThere_data()
{
    QTest::addColumn<QString>("authUrl");
    QTest::addColumn<QString>("path");
    QTest::newRow("root") << u"http://h:5000"_qs << u"/v3"_qs;
    QTest::newRow("root with a slash") << u"http://h:5000/"_qs << u"/v3"_qs;
    QTest::newRow("v3") << u"http://h:5000/v3"_qs << u"/v3"_qs;
    QTest::newRow("v3 with a slash") << u"http://h:5000/v3/"_qs << u"/v3"_qs;
    QTest::newRow("a prefix") << u"https://h/identity"_qs << u"/identity/v3"_qs;
    QTest::newRow("a prefix with v3") << u"https://h/identity/v3/"_qs << u"/identity/v3"_qs;
    QTest::newRow("v2.0") << u"http://h:5000/v2.0/"_qs << u"/v3"_qs;
    QTest::newRow("an encoded prefix") << u"https://h/a%2Fb"_qs << u"/a%2Fb/v3"_qs;
}

void IdentityTest::appendsV3UnlessItIsThere()
{
    QFETCH(const QString, authUrl);
    QFETCH(const QString, path);
    QCOMPARE(identityPath(QUrl(authUrl)), path);
}

void IdentityTest::readsTheListOfVersions()
{
    for (const char *name : {"ks-root-versions", "ks-v3-version", "ks-v3-slash-version"}) {
        const auto path = discoveredPath(Capture::load(QString::fromLatin1(name)).answer);
        QVERIFY(path);
        QCOMPARE(*path, u"/v3"_qs);
    }
    HttpResponse old;
    old.body = R"({"versions":{"values":[{"id":"v2.0","links":[{"rel":"self","href":"http://h/v2.0/"}]}]}})";
    const auto none = discoveredPath(old);
    QVERIFY(!none);
    QCOMPARE(none.error().kind, ErrorKind::PeerIncompatible);
    old.body = R"({"versions":{"values":[]}})";
    QCOMPARE(discoveredPath(old).error().kind, ErrorKind::PeerMisbehaved);
    QCOMPARE(discoveredPath(Capture::load(u"ks-v2-absent"_qs).answer).error().kind,
             ErrorKind::PeerMisbehaved);
}

void IdentityTest::findsV3WhereKeystoneSaysItIs()
{
    CloudDouble cloud;
    cloud.on("POST /v3/auth/tokens", HttpAnswer::json(404, "{}"));
    // The link's host is of an inner network, and not asked.
    cloud.on("GET /", HttpAnswer::json(300, R"({"versions":{"values":[{"id":"v3.14","links":[
        {"rel":"self","href":"http://10.0.0.1:35357/identity/v3/"}]}]}})",
                                       {"Location: http://10.0.0.1:35357/identity/v3/"}));
    cloud.on("POST /identity/v3/auth/tokens", cloud.captured(u"ks-token-password-project"_qs));
    NetworkHttpTransport transport{HttpOptions{}};
    CloudProfile profile = cloud.profile();
    profile.authUrl = cloud.url(u"/"_qs);
    const HeldClock clock;
    Identity identity(transport, profile, clock);
    const auto token = finished(identity.authenticate(std::nullopt));
    QVERIFY2(token && *token, words(token));
    QCOMPARE((**token)->project()->name, u"demo"_qs);
}

void IdentityTest::listsProjects()
{
    CloudDouble cloud;
    NetworkHttpTransport transport{HttpOptions{}};
    const CloudProfile profile = cloud.profile();
    const HeldClock clock;
    Identity identity(transport, profile, clock);
    const TokenRef token = tokenOf("ks-token-unscoped-explicit");
    const auto projects = finished(identity.projects(token));
    QVERIFY2(projects && *projects, words(projects));
    QStringList names;
    for (const auto &project : **projects)
        names << project.name;
    QCOMPARE(names, (QStringList{u"demo"_qs, u"demo2"_qs, u"empty"_qs}));
    cloud.on("GET /v3/auth/projects", cloud.captured(u"ks-auth-projects-none"_qs));
    const auto none = finished(identity.projects(token));
    QVERIFY2(none && *none, words(none));
    QVERIFY((*none)->isEmpty());
    QCOMPARE(cloud.requests().last().header("X-Auth-Token"), token->headerValue());
}

void IdentityTest::revokes()
{
    CloudDouble cloud;
    NetworkHttpTransport transport{HttpOptions{}};
    const CloudProfile profile = cloud.profile();
    const HeldClock clock;
    Identity identity(transport, profile, clock);
    const TokenRef token = tokenOf("ks-token-for-revoke");
    const auto done = finished(identity.revoke(token));
    QVERIFY2(done && *done, words(done));
    QCOMPARE(cloud.requests().last().header("X-Subject-Token"), token->headerValue());
    cloud.on("DELETE /v3/auth/tokens", HttpAnswer::json(404, "{}"));
    const auto again = finished(identity.revoke(token));
    QVERIFY2(again && *again, words(again));
}

void IdentityTest::tellsWhyItWasRejected_data()
{
    QTest::addColumn<QString>("authType");
    QTest::addColumn<HttpAnswer>("answer");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QByteArray>("words");
    const CloudDouble cloud;
    const auto row = [](const char *name, const char *type, const HttpAnswer &answer, ErrorKind kind,
                        const char *text) {
        QTest::newRow(name) << QString::fromLatin1(type) << answer << kind << QByteArray(text);
    };
    const auto captured = [&](const char *name) { return cloud.captured(QString::fromLatin1(name)); };
    const ErrorKind rejected = ErrorKind::AuthRejected;
    row("a wrong password", "password", captured("ks-token-badpassword"), rejected, "the password");
    row("a wrong user", "password", captured("ks-token-unknown-user"), rejected, "user name");
    row("a wrong project", "password", captured("ks-token-unknown-project"), rejected, "project");
    row("no role there", "password", captured("ks-token-noproject-scope"), rejected, "project");
    row("a wrong secret", "v3applicationcredential", captured("ks-token-appcred-badsecret"), rejected,
        "application credential");
    row("an old token", "v3token", captured("ks-token-badpassword"), rejected, "token");
    row("a scope for an application credential", "v3applicationcredential",
        captured("ks-token-appcred-with-scope"), rejected, "cannot request a scope");
    row("a method switched off", "password", captured("ks-token-bad-method"), rejected, "unsupported method");
    row("a malformed request", "password", captured("ks-token-empty-object"), ErrorKind::Usage, "auth");
    row("an expired password", "password",
        HttpAnswer::json(401, R"({"error":{"code":401,"title":"Unauthorized","message":
            "The password is expired and needs to be changed for user: fa68."}})"),
        rejected, "password has expired");
    row("a second factor", "password",
        HttpAnswer::json(401, R"({"receipt":{"methods":["password"]},
            "required_auth_methods":[["password","totp"]]})",
                         {"Openstack-Auth-Receipt: gAAAAAB-the-receipt"}),
        rejected, "still wants totp");
    row("a second factor without words", "password",
        HttpAnswer::json(401, "{}", {"Openstack-Auth-Receipt: gAAAAAB-the-receipt"}), rejected,
        "more than one proof");
    row("a page", "password", HttpAnswer::status(502, "<html><title>Bad Gateway</title></html>"),
        ErrorKind::Unreachable, "Bad Gateway");
    row("success without a token", "password", HttpAnswer::json(201, "{}"), ErrorKind::PeerMisbehaved,
        "X-Subject-Token");
}

void IdentityTest::tellsWhyItWasRejected()
{
    QFETCH(const QString, authType);
    QFETCH(const HttpAnswer, answer);
    QFETCH(const ErrorKind, kind);
    QFETCH(const QByteArray, words);
    CloudDouble cloud;
    cloud.on("POST /v3/auth/tokens", answer);
    NetworkHttpTransport transport{HttpOptions{}};
    CloudProfile profile = cloud.profile();
    profile.authType = authType;
    profile.auth.insert(u"application_credential_id"_qs, u"abc"_qs);
    profile.secrets.insert(u"application_credential_secret"_qs, secret("sssss"));
    profile.secrets.insert(u"token"_qs, secret("ttttt"));
    const HeldClock clock;
    Identity identity(transport, profile, clock);
    const auto token = finished(identity.authenticate(std::nullopt));
    QVERIFY(token && !*token);
    const QByteArray told = porthole::test::words(token);
    QCOMPARE(token->error().kind, kind);
    QVERIFY2(told.contains(words), told);
    QVERIFY2(!told.contains("the-receipt"), told);
    QCOMPARE(cloud.count("POST /v3/auth/tokens"), 1);
}

QTEST_GUILESS_MAIN(IdentityTest)
#include "IdentityTest.moc"
