#include "core/openstack/identity/Identity.h"
#include "core/net/NetworkHttpTransport.h"
#include "tests/openstack/CloudDouble.h"
#include "tests/support/Flow.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using porthole::CloudProfile;
using porthole::ErrorKind;
using porthole::Milliseconds;
using porthole::ProjectId;
using porthole::net::HttpOptions;
using porthole::net::HttpResponse;
using porthole::net::NetworkHttpTransport;
using porthole::openstack::authRequest;
using porthole::openstack::AuthToken;
using porthole::openstack::Catalog;
using porthole::openstack::CloudClock;
using porthole::openstack::discoveredPath;
using porthole::openstack::Identity;
using porthole::openstack::identityPath;
using porthole::openstack::missingSecrets;
using porthole::openstack::rescopeRequest;
using porthole::openstack::TokenLife;
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
    void readsTokens_data();
    void readsTokens();
    void readsTheCatalog();
    void findsTheEndpointThatIsMeant_data();
    void findsTheEndpointThatIsMeant();
    void refusesTokensThatAreNone_data();
    void refusesTokensThatAreNone();
    void lastsAsLongAsTheLongerClockSays();
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

void IdentityTest::readsTokens_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("project");
    QTest::addColumn<QStringList>("methods");
    QTest::addColumn<bool>("catalog");
    const auto row = [](const char *name, const char *project, const QStringList &methods, bool catalog) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(project) << methods
                            << catalog;
    };
    const QStringList password{u"password"_qs};
    const QStringList credential{u"application_credential"_qs};
    row("ks-token-password-project", "demo", password, true);
    row("ks-token-password-nocatalog", "demo", password, false);
    row("ks-token-demo2", "demo2", password, true);
    row("ks-token-empty-project", "empty", password, true);
    row("ks-token-unscoped-defaultproject", "demo", password, true);
    row("ks-token-unscoped-explicit", "", password, false);
    row("ks-token-noproject-user", "", password, false);
    row("ks-token-appcred-id", "demo", credential, true);
    row("ks-token-appcred-name-user", "demo", credential, true);
    row("ks-token-rescope", "demo2", {u"password"_qs, u"token"_qs}, true);
}

void IdentityTest::readsTokens()
{
    QFETCH(const QString, name);
    QFETCH(const QString, project);
    QFETCH(const QStringList, methods);
    QFETCH(const bool, catalog);
    const Capture capture = Capture::load(name);
    const auto token = AuthToken::fromAnswer(capture.answer, CloudClock().now());
    QVERIFY2(token, token ? "" : token.error().detail.c_str());
    QCOMPARE((*token)->headerValue(), capture.answer.headers.value("X-Subject-Token"));
    QCOMPARE((*token)->isScoped(), !project.isEmpty());
    QCOMPARE((*token)->project() ? (*token)->project()->name : QString(), project);
    QCOMPARE((*token)->methods(), methods);
    QCOMPARE((*token)->catalog().isEmpty(), !catalog);
    QVERIFY((*token)->userName() == u"demo" || (*token)->userName() == u"noproject");
    QVERIFY((*token)->life().length() > std::chrono::hours(3));
    QVERIFY((*token)->life().length() <= std::chrono::hours(4));
    const std::string text = porthole::redact("x " + (*token)->headerValue().toStdString() + " y");
    QVERIFY(!QByteArray::fromStdString(text).contains((*token)->headerValue()));
}

void IdentityTest::readsTheCatalog()
{
    const auto whole =
        Catalog::fromJson(Capture::load(u"ks-auth-catalog"_qs).received().value(u"catalog").toArray());
    QCOMPARE(whole.regions(), (QStringList{u"RegionOne"_qs, u"RegionTwo"_qs}));
    QCOMPARE(whole.regions(u"image"_qs), QStringList{u"RegionOne"_qs});
    const auto compute = whole.endpoint({});
    QVERIFY(compute);
    QCOMPARE(compute->toString(), u"http://127.0.0.1:18774/v2.1"_qs);
}

void IdentityTest::findsTheEndpointThatIsMeant_data()
{
    QTest::addColumn<Catalog::Wanted>("wanted");
    QTest::addColumn<QString>("url");
    QTest::addColumn<ErrorKind>("kind");
    const ErrorKind none = ErrorKind::Bug;
    const auto row = [](const char *name, const Catalog::Wanted &wanted, const char *url, ErrorKind kind) {
        QTest::newRow(name) << wanted << QString::fromLatin1(url) << kind;
    };
    const QStringList pub{u"public"_qs};
    const QString compute = u"compute"_qs;
    row("the first", {compute, {}, pub, {}}, "http://one:8774/v2.1", none);
    row("a region", {compute, {}, pub, u"Two"_qs}, "https://two/compute/v2.1/abc", none);
    row("a region of old", {compute, {}, pub, u"Old"_qs}, "http://old:8774/v2.1", none);
    row("an interface", {compute, {}, {u"internal"_qs}, u"One"_qs}, "http://inner:8774/v2.1", none);
    row("an interface as v2 wrote it", {compute, {}, {u"publicURL"_qs}, u"Old"_qs}, "http://old:8774/v2.1",
        none);
    row("the second choice", {compute, {}, {u"admin"_qs, u"internal"_qs}, u"One"_qs},
        "http://inner:8774/v2.1", none);
    row("a name", {compute, u"nova2"_qs, pub, {}}, "http://other:1/v2.1", none);
    row("no such region", {compute, {}, pub, u"one"_qs}, "", ErrorKind::Usage);
    row("no such interface", {compute, {}, {u"admin"_qs}, u"One"_qs}, "", ErrorKind::Unavailable);
    row("no such name", {compute, u"nova3"_qs, pub, {}}, "", ErrorKind::Unavailable);
    row("no such service", {u"volume"_qs, {}, pub, {}}, "", ErrorKind::Unavailable);
    row("no address", {u"broken"_qs, {}, pub, u"A"_qs}, "", ErrorKind::PeerMisbehaved);
    row("an address with a password", {u"broken"_qs, {}, pub, u"B"_qs}, "", ErrorKind::PeerMisbehaved);
    row("a file", {u"broken"_qs, {}, pub, u"C"_qs}, "", ErrorKind::PeerMisbehaved);
}

void IdentityTest::findsTheEndpointThatIsMeant()
{
    QFETCH(const Catalog::Wanted, wanted);
    QFETCH(const QString, url);
    QFETCH(const ErrorKind, kind);
    const auto catalog = Catalog::fromJson(QJsonDocument::fromJson(R"([
        {"type":"compute","name":"nova","endpoints":[
            {"interface":"public","region_id":"One","region":"other","url":"http://one:8774/v2.1/"},
            {"interface":"internal","region_id":"One","url":"http://inner:8774/v2.1"},
            {"interface":"public","region_id":"Two","url":"https://two/compute/v2.1/abc"},
            {"interface":"publicURL","region":"Old","url":"http://old:8774/v2.1"}]},
        {"type":"compute","name":"nova2","endpoints":[
            {"interface":"public","region_id":"One","url":"http://other:1/v2.1"}]},
        {"type":"broken","endpoints":[
            {"interface":"public","region_id":"A","url":"nowhere"},
            {"interface":"public","region_id":"B","url":"http://u:p@h/"},
            {"interface":"public","region_id":"C","url":"file:///etc/passwd"}]},
        {"type":"odd","endpoints":"none"}, 7, null, {"endpoints":[3]}])")
                                               .array());
    const auto found = catalog.endpoint(wanted);
    if (!url.isEmpty()) {
        QVERIFY2(found, found ? "" : found.error().detail.c_str());
        QCOMPARE(found->toString(), url);
    } else {
        QVERIFY(!found);
        QCOMPARE(found.error().kind, kind);
    }
}

void IdentityTest::refusesTokensThatAreNone_data()
{
    QTest::addColumn<QByteArray>("subject");
    QTest::addColumn<QByteArray>("body");
    const QByteArray good = R"({"token":{"expires_at":"2026-11-22T14:53:52.000000Z"}})";
    QTest::newRow("no header") << QByteArray() << good;
    QTest::newRow("a blank in it") << QByteArray("abcd efgh") << good;
    QTest::newRow("too long") << QByteArray(20000, 'x') << good;
    QTest::newRow("no expiry") << QByteArray("abcd") << QByteArray(R"({"token":{}})");
    QTest::newRow("an expiry that is none")
        << QByteArray("abcd") << QByteArray(R"({"token":{"expires_at":"x"}})");
    QTest::newRow("truncated") << QByteArray("abcd") << good.chopped(3);
    QTest::newRow("a page") << QByteArray("abcd") << QByteArray("<html></html>");
    QTest::newRow("a project without id")
        << QByteArray("abcd")
        << QByteArray(R"({"token":{"expires_at":"2026-11-22T14:53:52.000000Z","project":{"name":"x"}}})");
}

void IdentityTest::refusesTokensThatAreNone()
{
    QFETCH(const QByteArray, subject);
    QFETCH(const QByteArray, body);
    HttpResponse answer;
    answer.status = 201;
    if (!subject.isEmpty())
        answer.headers.add("X-Subject-Token", subject);
    answer.body = body;
    const auto token = AuthToken::fromAnswer(answer, {});
    QVERIFY(!token);
    QCOMPARE(token.error().kind, ErrorKind::PeerMisbehaved);
}

void IdentityTest::lastsAsLongAsTheLongerClockSays()
{
    using namespace std::chrono_literals;
    HeldClock clock;
    const TokenLife hour(1h, clock.now());
    QCOMPARE(hour.left(clock), Milliseconds(1h));
    clock.go(57min);
    QVERIFY(!hour.needsRenewal(clock));
    clock.go(90s);
    QVERIFY(hour.needsRenewal(clock));
    clock.sleepAndGo(2h);
    QCOMPARE(hour.left(clock), Milliseconds{0});
    // The wall clock is set back by a day: the other one still counts.
    const TokenLife next(1h, clock.now());
    clock.sleepAndGo(-24h, 30min);
    QCOMPARE(next.left(clock), Milliseconds(30min));
    const TokenLife brief(20s, clock.now());
    QVERIFY(!brief.needsRenewal(clock));
    clock.go(14s);
    QVERIFY(!brief.needsRenewal(clock));
    clock.go(2s);
    QVERIFY(brief.needsRenewal(clock));
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
