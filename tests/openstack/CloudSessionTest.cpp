#include "tests/openstack/CloudRig.h"
#include "tests/support/secrets/TestSecret.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using porthole::CloudProfile;
using porthole::ErrorKind;
using porthole::operator""_secret;
using porthole::ProjectId;
using porthole::Result;
using porthole::Task;
using porthole::net::HttpResponse;
using porthole::openstack::CloudSession;
using porthole::test::CloudDouble;
using porthole::test::CloudRig;
using porthole::test::finished;
using porthole::test::HttpAnswer;
using porthole::test::HttpDouble;
using porthole::test::listServers;
using porthole::test::secret;
using porthole::test::SeenRequest;
using porthole::test::words;

namespace {

const char kTokens[] = "POST /v3/auth/tokens";
const char kServers[] = "GET /v2.1/servers/detail";

/// Answers as Nova does to the tokens that are good, and 401 to others.
HttpDouble::Handler novaAccepting(const CloudDouble &cloud, QByteArrayList good)
{
    const HttpAnswer servers = cloud.captured(u"nova-servers-detail-2.93"_qs);
    const HttpAnswer refused = cloud.captured(u"nova-servers-detail-badtoken"_qs);
    return [good = std::move(good), servers, refused](const SeenRequest &seen) {
        return good.contains(seen.header("X-Auth-Token")) ? servers : refused;
    };
}

QJsonObject bodyOf(const SeenRequest &seen) { return QJsonDocument::fromJson(seen.body).object(); }

} // namespace

/// One sign-in for many calls, renewed by itself, and ended when it is to end.
class CloudSessionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void signsInOnceForAllThatCallAtOnce();
    void renewsShortlyBeforeTheEnd();
    void renewsAfterTheComputerSlept();
    void usesATokenOfTwentySecondsForMostOfThem();
    void goesOnWithTheOldTokenWhileKeystoneIsAway();
    void renewsOnceAfterARefusal();
    void saysSoIfAFreshTokenIsRefused();
    void doesNotRepeatARejectedSignIn();
    void takesASecretThatIsEnteredLater();
    void takesTheOnlyProject();
    void asksWhichOfSeveralProjects();
    void saysSoIfThereIsNoProject();
    void exchangesTheTokenForAChosenProject();
    void signsInAnewWhereTokensAreNotExchanged();
    void holdsAnApplicationCredentialToItsProject();
    void signsOut();
    void endsWaitingFlowsAtSignOut();
};

void CloudSessionTest::signsInOnceForAllThatCallAtOnce()
{
    CloudRig rig;
    QSignalSpy ended(&rig.session, &CloudSession::signInEnded);
    std::vector<Task<Result<HttpResponse>>> calls;
    for (int i = 0; i < 10; ++i) {
        calls.push_back(rig.session.call(listServers()));
        calls.back().start();
    }
    // The one that began it goes, and the others do not notice.
    calls.erase(calls.begin());
    QTRY_VERIFY(std::all_of(calls.begin(), calls.end(), [](const auto &call) { return call.done(); }));
    for (auto &call : calls) {
        const auto answer = call.takeResult();
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
    }
    QCOMPARE(rig.cloud.count(kTokens), 1);
    QCOMPARE(rig.cloud.count(kServers), 9);
    QCOMPARE(ended.count(), 1);
}

void CloudSessionTest::renewsShortlyBeforeTheEnd()
{
    CloudRig rig;
    rig.cloud.on(kTokens, {rig.cloud.token("first", 3600), rig.cloud.token("second", 3600)});
    QVERIFY(finished(rig.session.call(listServers())));
    rig.clock.go(std::chrono::minutes(57));
    QVERIFY(finished(rig.session.call(listServers())));
    QCOMPARE(rig.cloud.requests().last().header("X-Auth-Token"), QByteArray("first"));
    rig.clock.go(std::chrono::seconds(61));
    QVERIFY(finished(rig.session.call(listServers())));
    QCOMPARE(rig.cloud.requests().last().header("X-Auth-Token"), QByteArray("second"));
    QCOMPARE(rig.cloud.count(kTokens), 2);
}

void CloudSessionTest::renewsAfterTheComputerSlept()
{
    CloudRig rig;
    rig.cloud.on(kTokens, {rig.cloud.token("first", 3600), rig.cloud.token("second", 3600)});
    QVERIFY(finished(rig.session.call(listServers())));
    rig.clock.sleepAndGo(std::chrono::hours(9));
    QVERIFY(finished(rig.session.call(listServers())));
    QCOMPARE(rig.cloud.requests().last().header("X-Auth-Token"), QByteArray("second"));
}

void CloudSessionTest::usesATokenOfTwentySecondsForMostOfThem()
{
    CloudRig rig;
    rig.cloud.on(kTokens, rig.cloud.token("brief", 20));
    for (int second = 0; second < 40; ++second) {
        const auto answer = finished(rig.session.call(listServers()));
        QVERIFY2(answer && *answer, words(answer));
        rig.clock.go(std::chrono::seconds(1));
    }
    QCOMPARE(rig.cloud.count(kTokens), 3);
}

void CloudSessionTest::goesOnWithTheOldTokenWhileKeystoneIsAway()
{
    CloudRig rig;
    rig.cloud.on(kTokens, {rig.cloud.token("first", 3600), HttpAnswer::status(503)});
    QVERIFY(finished(rig.session.call(listServers())));
    rig.clock.go(std::chrono::minutes(59));
    const auto still = finished(rig.session.call(listServers()));
    QVERIFY2(still && *still, words(still));
    QCOMPARE(rig.cloud.requests().last().header("X-Auth-Token"), QByteArray("first"));
    rig.clock.go(std::chrono::minutes(2));
    const auto over = finished(rig.session.call(listServers()));
    QVERIFY(over && !*over);
    QCOMPARE(over->error().kind, ErrorKind::Unreachable);
}

void CloudSessionTest::renewsOnceAfterARefusal()
{
    CloudRig rig;
    rig.cloud.on(kTokens, {rig.cloud.token("revoked"), rig.cloud.token("fresh")});
    rig.cloud.dropScript(kServers);
    rig.cloud.otherwise(novaAccepting(rig.cloud, {"fresh"}));
    std::vector<Task<Result<HttpResponse>>> calls;
    for (int i = 0; i < 5; ++i) {
        calls.push_back(rig.session.call(listServers()));
        calls.back().start();
    }
    QTRY_VERIFY(std::all_of(calls.begin(), calls.end(), [](const auto &call) { return call.done(); }));
    for (auto &call : calls) {
        const auto answer = call.takeResult();
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
    }
    QCOMPARE(rig.cloud.count(kTokens), 2);
}

void CloudSessionTest::saysSoIfAFreshTokenIsRefused()
{
    CloudRig rig;
    rig.cloud.on(kServers, rig.cloud.captured(u"nova-servers-detail-badtoken"_qs));
    const auto answer = finished(rig.session.call(listServers()));
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, ErrorKind::AuthRejected);
    QCOMPARE(rig.cloud.count(kTokens), 2);
    QCOMPARE(rig.cloud.count(kServers), 2);
}

void CloudSessionTest::doesNotRepeatARejectedSignIn()
{
    CloudRig rig;
    rig.cloud.on(kTokens, rig.cloud.captured(u"ks-token-badpassword"_qs));
    for (int i = 0; i < 3; ++i) {
        const auto answer = finished(rig.session.call(listServers()));
        QVERIFY(answer && !*answer);
        QCOMPARE(answer->error().kind, ErrorKind::AuthRejected);
        QVERIFY2(!words(answer).contains(CloudDouble::kPassword), words(answer));
    }
    QCOMPARE(rig.cloud.count(kTokens), 1);
    rig.session.signInAgain();
    QVERIFY(finished(rig.session.call(listServers())));
    QCOMPARE(rig.cloud.count(kTokens), 2);
}

void CloudSessionTest::takesASecretThatIsEnteredLater()
{
    CloudRig server;
    CloudProfile profile = server.cloud.profile();
    profile.secrets.clear();
    CloudSession session(profile, server.transport, server.clock);
    const auto without = finished(session.call(listServers()));
    QVERIFY(without && !*without);
    QCOMPARE(without->error().kind, ErrorKind::Usage);
    QCOMPARE(server.cloud.requests().size(), 0);
    session.setSecret(u"password"_qs, secret("entered-later"_secret));
    const auto with = finished(session.call(listServers()));
    QVERIFY2(with && *with, words(with));
    QVERIFY(server.cloud.requests().first().body.contains("entered-later"_secret));
    QCOMPARE(porthole::redact("entered-later"_secret), std::string("[redacted]"));
}

void CloudSessionTest::takesTheOnlyProject()
{
    CloudRig server;
    CloudProfile profile = server.cloud.profile();
    profile.auth.remove(u"project_name"_qs);
    server.cloud.on(kTokens, {server.cloud.captured(u"ks-token-unscoped-explicit"_qs),
                              server.cloud.captured(u"ks-token-rescope"_qs)});
    server.cloud.on("GET /v3/auth/projects",
                    HttpAnswer::json(200, R"({"projects":[{"id":"only","name":"Only"},
                        {"id":"off","name":"Off","enabled":false}]})"));
    CloudSession session(profile, server.transport, server.clock);
    const auto answer = finished(session.call(listServers()));
    QVERIFY2(answer && *answer, words(answer));
    const QJsonObject auth = bodyOf(server.cloud.requests().at(2)).value(u"auth").toObject();
    QCOMPARE(auth[u"scope"][u"project"][u"id"].toString(), u"only"_qs);
    QCOMPARE(auth[u"identity"][u"methods"].toArray(), QJsonArray{u"token"_qs});
}

void CloudSessionTest::asksWhichOfSeveralProjects()
{
    CloudRig server;
    CloudProfile profile = server.cloud.profile();
    profile.auth.remove(u"project_name"_qs);
    server.cloud.on(kTokens, server.cloud.captured(u"ks-token-unscoped-explicit"_qs));
    CloudSession session(profile, server.transport, server.clock);
    const auto answer = finished(session.call(listServers()));
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, ErrorKind::Usage);
    QVERIFY2(words(answer).contains("demo, demo2, empty"), words(answer));
    const auto projects = finished(session.projects());
    QVERIFY2(projects && *projects, words(projects));
    QCOMPARE((*projects)->size(), 3);
    QCOMPARE(server.cloud.count(kServers), 0); // an unscoped token makes Nova fail
}

void CloudSessionTest::saysSoIfThereIsNoProject()
{
    CloudRig server;
    CloudProfile profile = server.cloud.profile();
    profile.auth.remove(u"project_name"_qs);
    server.cloud.on(kTokens, server.cloud.captured(u"ks-token-noproject-user"_qs));
    server.cloud.on("GET /v3/auth/projects", server.cloud.captured(u"ks-auth-projects-none"_qs));
    CloudSession session(profile, server.transport, server.clock);
    const auto answer = finished(session.call(listServers()));
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, ErrorKind::Forbidden);
    QVERIFY2(words(answer).contains("noproject"), words(answer));
}

void CloudSessionTest::exchangesTheTokenForAChosenProject()
{
    CloudRig server;
    CloudProfile profile = server.cloud.profile();
    profile.auth.remove(u"project_name"_qs);
    server.cloud.on(kTokens, {server.cloud.captured(u"ks-token-unscoped-explicit"_qs),
                              server.cloud.captured(u"ks-token-rescope"_qs)});
    CloudSession session(profile, server.transport, server.clock);
    const auto projects = finished(session.projects());
    QVERIFY2(projects && *projects, words(projects));
    session.choose((*projects)->at(1).id);
    const auto answer = finished(session.call(listServers()));
    QVERIFY2(answer && *answer, words(answer));
    QCOMPARE(session.currentToken()->project()->name, u"demo2"_qs);
    QCOMPARE(server.cloud.count(kTokens), 2);
    QVERIFY(!server.cloud.requests().at(2).body.contains("password"));
}

void CloudSessionTest::signsInAnewWhereTokensAreNotExchanged()
{
    CloudRig server;
    CloudProfile profile = server.cloud.profile();
    profile.auth.remove(u"project_name"_qs);
    server.cloud.on(kTokens, {server.cloud.captured(u"ks-token-unscoped-explicit"_qs),
                              HttpAnswer::json(403, R"({"error":{"message":"rescope"}})"),
                              server.cloud.captured(u"ks-token-demo2"_qs)});
    CloudSession session(profile, server.transport, server.clock);
    QVERIFY(finished(session.projects()));
    session.choose(ProjectId{u"p"_qs});
    const auto answer = finished(session.call(listServers()));
    QVERIFY2(answer && *answer, words(answer));
    QCOMPARE(server.cloud.count(kTokens), 3);
}

void CloudSessionTest::holdsAnApplicationCredentialToItsProject()
{
    CloudRig server;
    CloudProfile profile = server.cloud.profile();
    profile.authType = u"v3applicationcredential"_qs;
    profile.auth = {{u"application_credential_id"_qs, u"abc"_qs}, {u"project_name"_qs, u"demo"_qs}};
    profile.secrets = {{u"application_credential_secret"_qs, secret("its-secret")}};
    server.cloud.on(kTokens, server.cloud.captured(u"ks-token-appcred-id"_qs));
    CloudSession own(profile, server.transport, server.clock);
    const auto answer = finished(own.call(listServers()));
    QVERIFY2(answer && *answer, words(answer));
    // A scope would be refused with 401.
    QVERIFY(bodyOf(server.cloud.requests().first())[u"auth"][u"scope"].isUndefined());
    CloudSession other(profile, server.transport, server.clock, ProjectId{u"other"_qs});
    const auto refused = finished(other.call(listServers()));
    QVERIFY(refused && !*refused);
    QCOMPARE(refused->error().kind, ErrorKind::Usage);
}

void CloudSessionTest::signsOut()
{
    CloudRig rig;
    rig.cloud.on(kTokens, rig.cloud.token("to-be-revoked"));
    QVERIFY(finished(rig.session.call(listServers())));
    const auto done = finished(rig.session.signOut());
    QVERIFY2(done && *done, words(done));
    QVERIFY(!rig.session.currentToken());
    const SeenRequest last = rig.cloud.requests().last();
    QCOMPARE(last.method, QByteArray("DELETE"));
    QCOMPARE(last.header("X-Subject-Token"), QByteArray("to-be-revoked"));
    // Nothing was there to be revoked: nothing is sent.
    rig.cloud.forget();
    QVERIFY(finished(rig.session.signOut()));
    QCOMPARE(rig.cloud.requests().size(), 0);
}

void CloudSessionTest::endsWaitingFlowsAtSignOut()
{
    CloudRig rig;
    rig.cloud.on(kTokens, HttpAnswer::silence());
    Task<Result<HttpResponse>> call = rig.session.call(listServers());
    call.start();
    QTRY_COMPARE(rig.cloud.count(kTokens), 1);
    QVERIFY(finished(rig.session.signOut()));
    QTRY_VERIFY(call.done());
    QCOMPARE(call.takeResult().error().kind, ErrorKind::Cancelled);
    QTRY_COMPARE(rig.cloud.openConnections(), 0);
}

QTEST_GUILESS_MAIN(CloudSessionTest)
#include "CloudSessionTest.moc"
