#include "tests/openstack/CloudRig.h"
#include "tests/support/net/Certificates.h"

#include <QSslConfiguration>
#include <QTest>

using porthole::CloudProfile;
using porthole::ErrorKind;
using porthole::Milliseconds;
using porthole::net::HttpOptions;
using porthole::net::NetworkHttpTransport;
using porthole::openstack::CloudSession;
using porthole::openstack::ServiceCall;
using porthole::test::Certificates;
using porthole::test::CloudDouble;
using porthole::test::CloudRig;
using porthole::test::finished;
using porthole::test::HeldClock;
using porthole::test::HttpAnswer;
using porthole::test::HttpDouble;
using porthole::test::listServers;
using porthole::test::SeenRequest;
using porthole::test::ServerIdentity;
using porthole::test::words;

namespace {

const char kTokens[] = "POST /v3/auth/tokens";
const char kServers[] = "GET /v2.1/servers/detail";

} // namespace

/// Where calls go, and what is given to whom.
class CloudCallsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void callsTheRegionThatIsMeant();
    void goesWhereAnOverrideSays();
    void refusesAnUnencryptedAddressBehindHttps();
    void givesNothingToAnotherOrigin_data();
    void givesNothingToAnotherOrigin();
    void namesEveryHostileAnswer_data();
    void namesEveryHostileAnswer();
    void waitsAsItIsAskedTo();
};

void CloudCallsTest::callsTheRegionThatIsMeant()
{
    CloudRig server;
    CloudProfile profile = server.cloud.profile();
    profile.computeRegion = profile.region = u"RegionTwo"_qs;
    CloudSession session(profile, server.transport, server.clock);
    const auto regions = finished(session.regions());
    QVERIFY2(regions && *regions, words(regions));
    QCOMPARE(**regions, (QStringList{u"RegionOne"_qs, u"RegionTwo"_qs}));
    QVERIFY(finished(session.call(listServers())));
    ServiceCall elsewhere = listServers();
    elsewhere.region = u"RegionThree"_qs;
    const auto answer = finished(session.call(elsewhere));
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, ErrorKind::Usage);
    QVERIFY2(words(answer).contains("RegionOne, RegionTwo"), words(answer));
}

void CloudCallsTest::goesWhereAnOverrideSays()
{
    CloudRig server;
    HttpDouble nova;
    nova.on("GET /mine/servers/detail", HttpAnswer::json(200, "{}"));
    CloudProfile profile = server.cloud.profile();
    profile.computeEndpointOverride = nova.url(u"/mine/"_qs).toString();
    CloudSession session(profile, server.transport, server.clock);
    const auto answer = finished(session.call(listServers()));
    QVERIFY2(answer && *answer, words(answer));
    QCOMPARE(nova.requests().size(), 1);
}

void CloudCallsTest::refusesAnUnencryptedAddressBehindHttps()
{
    Certificates certificates;
    const ServerIdentity identity = certificates.issue(u"DNS:localhost"_qs);
    QVERIFY2(certificates.isValid(), "the openssl command makes the certificates (apt: openssl)");
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(identity.certificate);
    tls.setPrivateKey(identity.key);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    CloudDouble cloud(tls);
    HttpDouble nova;
    HttpOptions options;
    QVERIFY(options.trust.addCaFile(certificates.authorityFile()));
    NetworkHttpTransport transport{options};
    const HeldClock clock;
    CloudSession session(cloud.profile(), transport, clock);
    // The captured catalog's Nova moves to an http address.
    QByteArray body = porthole::test::Capture::load(u"ks-token-password-project"_qs).answer.body;
    body.replace("http://127.0.0.1:18774", nova.url().toEncoded());
    cloud.on(kTokens, HttpAnswer::json(201, body, {"X-Subject-Token: the-token-itself"}));
    const auto answer = finished(session.call(listServers()));
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, ErrorKind::PeerMisbehaved);
    QVERIFY2(words(answer).contains("unencrypted"), words(answer));
    QCOMPARE(nova.connections(), 0);
    // With https all through it works.
    cloud.on(kTokens, cloud.captured(u"ks-token-password-project"_qs));
    CloudSession secured(cloud.profile(), transport, clock);
    const auto good = finished(secured.call(listServers()));
    QVERIFY2(good && *good, words(good));
}

void CloudCallsTest::givesNothingToAnotherOrigin_data()
{
    QTest::addColumn<QByteArray>("route");
    QTest::newRow("at sign-in") << QByteArray(kTokens);
    QTest::newRow("at the projects") << QByteArray("GET /v3/auth/projects");
    QTest::newRow("at the versions") << QByteArray("GET /v2.1/");
    QTest::newRow("at the list") << QByteArray(kServers);
    QTest::newRow("at the console") << QByteArray("POST /v2.1/servers/") + CloudDouble::kWeb +
                                           "/remote-consoles";
}

void CloudCallsTest::givesNothingToAnotherOrigin()
{
    QFETCH(const QByteArray, route);
    HttpDouble foreign;
    foreign.otherwise([](const SeenRequest &) { return HttpAnswer::json(200, "{}"); });
    for (const int status : {301, 302, 303, 307, 308}) {
        CloudRig rig;
        rig.cloud.on(route, HttpAnswer::redirect(status, foreign.url(u"/v3/auth/tokens"_qs).toEncoded()));
        const auto projects = finished(rig.session.projects());
        const auto servers = finished(rig.compute.servers.page({}));
        const auto console = finished(rig.compute.consoles.open(
            porthole::ServerId{QString::fromLatin1(CloudDouble::kWeb)}, porthole::ConsoleType::NoVnc));
        const bool oneFailed = (projects && !*projects) || (servers && !*servers) || (console && !*console);
        QVERIFY(oneFailed);
        for (const QByteArray &told : {words(projects), words(servers), words(console)})
            QVERIFY2(told == "success" || told.startsWith("PeerIncompatible"), told);
    }
    QCOMPARE(foreign.connections(), 0);
    QVERIFY(foreign.everything().isEmpty());
}

void CloudCallsTest::namesEveryHostileAnswer_data()
{
    QTest::addColumn<HttpAnswer>("answer");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("a page that says it is well")
        << HttpAnswer::status(200, "<html>Sign in to the WLAN</html>") << ErrorKind::PeerMisbehaved;
    QTest::newRow("truncated JSON") << HttpAnswer::json(200, R"({"servers":[{"id":"a")")
                                    << ErrorKind::PeerMisbehaved;
    QTest::newRow("a body cut off") << HttpAnswer::raw("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{")
                                    << ErrorKind::Closed;
    // Qt takes the end of the connection for the end of the body, or not, as it comes.
    QTest::newRow("a chunk cut off") << HttpAnswer::raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
                                                        "\r\n20\r\n{\"servers\":[")
                                     << ErrorKind::Bug;
    QTest::newRow("deep JSON") << HttpAnswer::json(200, R"({"servers":)" + QByteArray(500000, '[') +
                                                            QByteArray(500000, ']') + "}")
                               << ErrorKind::PeerMisbehaved;
    HttpAnswer large = HttpAnswer::raw("HTTP/1.1 200 OK\r\n\r\n{\"servers\":[\"");
    large.filler = 100 << 20;
    QTest::newRow("100 MB") << large << ErrorKind::PeerMisbehaved;
    QTest::newRow("an error with the token in it")
        << HttpAnswer::json(400, R"({"badRequest":{"message":"X-Auth-Token: the-token-itself is bad"}})")
        << ErrorKind::PeerIncompatible;
    QTest::newRow("a page with the token in it")
        << HttpAnswer::status(500, "<html><title>failed for the-token-itself</title></html>")
        << ErrorKind::PeerMisbehaved;
    QTest::newRow("an error with the password in it")
        << HttpAnswer::json(403, QByteArray(R"({"forbidden":{"message":"no: )") + CloudDouble::kPassword +
                                     R"("}})")
        << ErrorKind::Forbidden;
}

void CloudCallsTest::namesEveryHostileAnswer()
{
    QFETCH(const HttpAnswer, answer);
    QFETCH(const ErrorKind, kind);
    CloudRig rig;
    rig.cloud.on(kTokens, rig.cloud.token("the-token-itself"));
    rig.cloud.on(kServers, answer);
    const auto servers = finished(rig.compute.servers.page({}));
    QVERIFY2(servers && !*servers, words(servers));
    const ErrorKind told = servers->error().kind;
    const bool isEither = told == ErrorKind::PeerMisbehaved || told == ErrorKind::Closed;
    QVERIFY2(kind == ErrorKind::Bug ? isEither : told == kind, words(servers));
    QVERIFY2(!words(servers).contains("the-token-itself"), words(servers));
    QVERIFY2(!words(servers).contains(CloudDouble::kPassword), words(servers));
    // The same from Keystone.
    CloudRig other;
    other.cloud.on(kTokens, answer);
    const auto token = finished(other.session.token());
    QVERIFY2(token && !*token, words(token));
    QVERIFY2(!words(token).contains(CloudDouble::kPassword), words(token));
}

void CloudCallsTest::waitsAsItIsAskedTo()
{
    CloudRig rig;
    rig.cloud.on(kServers, {HttpAnswer::status(503, "<html>busy</html>", {"Retry-After: 1"}),
                            rig.cloud.captured(u"nova-servers-detail-2.93"_qs)});
    QList<qint64> waits;
    QObject::connect(&rig.session, &CloudSession::waiting, &rig.session,
                     [&](Milliseconds time) { waits << time.count(); });
    const auto servers = finished(rig.compute.servers.page({}));
    QVERIFY2(servers && *servers, words(servers));
    QCOMPARE(waits, QList<qint64>{1000});
}

QTEST_GUILESS_MAIN(CloudCallsTest)
#include "CloudCallsTest.moc"
