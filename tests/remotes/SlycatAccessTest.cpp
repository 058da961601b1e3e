#include "tests/remotes/SlycatRig.h"
#include "tests/support/Failure.h"
#include "tests/support/net/Certificates.h"
#include "tests/support/secrets/TestSecret.h"

#include <QCryptographicHash>
#include <QTest>

namespace porthole::test {

using slycat::SignInScheme;
using Version = SlycatDouble::Version;

/// Signing in to a Slycat server of either kind, and everything that may be in the way of it.
class SlycatAccessTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void signsIn_data();
    void signsIn();
    void asksWithoutCredentialsFirst();
    void aServerThatLetsEverybodyIn();
    void aWrongPasswordIsTriedOnce_data();
    void aWrongPasswordIsTriedOnce();
    void renewsOnceWithWhatIsInMemory_data();
    void renewsOnceWithWhatIsInMemory();
    void renewsOnceForSeveralQuestions();
    void aRenewalThatFailsEndsTheSignIn();
    void basicGivesWayToTheCookie();
    void signingOutForgets();
    void isNoSlycatServer_data();
    void isNoSlycatServer();
    void wantsHttps();
    void aCookieForHttpsOnlyIsNamed();
    void verifiesTheCertificate();
};

void SlycatAccessTest::signsIn_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QByteArray>("prefix");
    QTest::addColumn<int>("scheme");
    for (const QByteArray prefix : {"", "/api"}) {
        const char *where = prefix.isEmpty() ? "itself" : "behind its proxy";
        QTest::addRow("v1.2, %s", where) << int(Version::V1_2) << prefix << int(SignInScheme::Basic);
        QTest::addRow("v1.4, %s", where) << int(Version::V1_4) << prefix << int(SignInScheme::Login);
        QTest::addRow("today's, %s", where) << int(Version::Today) << prefix << int(SignInScheme::Login);
    }
}

void SlycatAccessTest::signsIn()
{
    QFETCH(int, version);
    QFETCH(QByteArray, prefix);
    QFETCH(int, scheme);
    SlycatRig rig(Version(version), prefix);
    const auto found = finished(rig.access.discover());
    QVERIFY2(found && *found, words(found));
    QCOMPARE(int(**found), scheme);
    QVERIFY(!rig.access.isSignedIn());
    QCOMPARE(rig.signIn(), QByteArray("success"));
    QVERIFY(rig.access.isSignedIn());
    const auto hosts = finished(rig.access.hosts());
    QVERIFY2(hosts && *hosts, words(hosts));
    QCOMPARE((*hosts)->size(), 5);
    QCOMPARE((*hosts)->at(1).name, QStringLiteral("good.lab"));
    QVERIFY((*hosts)->at(1).hasAgent);
    QVERIFY(!rig.server.everything().contains(SlycatDouble::kPassword)); // but in base64
}

void SlycatAccessTest::asksWithoutCredentialsFirst()
{
    SlycatRig rig(Version::V1_2);
    QCOMPARE(rig.discover(), QByteArray("success"));
    QVERIFY(!rig.server.everything().contains("Authorization"));
    QVERIFY(!rig.server.everything().contains("Cookie"));
}

void SlycatAccessTest::aServerThatLetsEverybodyIn()
{
    SlycatRig rig(Version::Today);
    rig.server.wantsSignIn = false;
    const auto found = finished(rig.access.discover());
    QVERIFY2(found && *found, words(found));
    QCOMPARE(**found, SignInScheme::None);
    QVERIFY(rig.access.isSignedIn());
    // Its cookie is what holds the session on the host.
    QCOMPARE(rig.open("good.lab"), QByteArray("success"));
    QCOMPARE(rig.server.signIns(), 1);
}

void SlycatAccessTest::aWrongPasswordIsTriedOnce_data()
{
    QTest::addColumn<int>("version");
    QTest::addRow("v1.2") << int(Version::V1_2);
    QTest::addRow("v1.4") << int(Version::V1_4);
    QTest::addRow("today's") << int(Version::Today);
}

void SlycatAccessTest::aWrongPasswordIsTriedOnce()
{
    QFETCH(int, version);
    SlycatRig rig(Version(version), "/api");
    QCOMPARE(rig.discover(), QByteArray("success"));
    rig.server.forget();
    const QByteArray end = rig.signIn("mistyped-by-a-person"_secret);
    QVERIFY2(end.startsWith("AuthRejected"), end);
    QVERIFY2(!end.contains("mistyped") && !end.contains(SlycatDouble::kPage), end);
    QCOMPARE(rig.server.requests().size(), 1);
    QVERIFY(!rig.access.isSignedIn());
    QCOMPARE(rig.signIn(), QByteArray("success"));
}

void SlycatAccessTest::renewsOnceWithWhatIsInMemory_data() { aWrongPasswordIsTriedOnce_data(); }

void SlycatAccessTest::renewsOnceWithWhatIsInMemory()
{
    QFETCH(int, version);
    SlycatRig rig(Version(version), "/api");
    QCOMPARE(rig.discover(), QByteArray("success"));
    QCOMPARE(rig.signIn(), QByteArray("success"));
    rig.server.forgetSignIns();
    const auto hosts = finished(rig.access.hosts());
    QVERIFY2(hosts && *hosts, words(hosts));
    QCOMPARE(rig.server.signIns(), 1);
    // A server that forgets at once is not signed in to in circles.
    rig.server.cookiesWork = false;
    rig.server.forget();
    const QByteArray end = words(finished(rig.access.hosts()));
    if (Version(version) != Version::V1_2) { // where Basic does without
        QVERIFY2(end.startsWith("PeerMisbehaved") || end.startsWith("AuthRejected"), end);
        QCOMPARE(rig.server.count("POST /api/login"), 1);
    }
    QVERIFY(rig.server.requests().size() < 6);
}

void SlycatAccessTest::renewsOnceForSeveralQuestions()
{
    SlycatRig rig(Version::Today);
    QCOMPARE(rig.discover(), QByteArray("success"));
    QCOMPARE(rig.signIn(), QByteArray("success"));
    rig.server.forgetSignIns();
    rig.server.forget();
    std::vector<Task<Result<QList<GatewayHost>>>> several;
    for (int i = 0; i < 4; ++i)
        several.push_back(rig.access.hosts());
    for (auto &one : several)
        one.start();
    // The end of one, in the middle of it all, is none of the others' business.
    QTRY_COMPARE_WITH_TIMEOUT(rig.server.count("POST /login"), 1, 60'000);
    several.erase(several.begin());
    QTRY_VERIFY_WITH_TIMEOUT(
        std::all_of(several.begin(), several.end(), [](const auto &one) { return one.done(); }), 60'000);
    for (auto &one : several)
        QVERIFY(one.takeResult());
    QVERIFY(rig.server.count("POST /login") <= 2);
}

void SlycatAccessTest::aRenewalThatFailsEndsTheSignIn()
{
    SlycatRig rig(Version::Today);
    QCOMPARE(rig.discover(), QByteArray("success"));
    QCOMPARE(rig.signIn(), QByteArray("success"));
    rig.server.forgetSignIns();
    rig.server.on("POST /login", SlycatDouble::page(404, "no auth found!!!"));
    rig.server.forget();
    QVERIFY(words(finished(rig.access.hosts())).startsWith("AuthRejected"));
    QVERIFY(!rig.access.isSignedIn());
    // The password that was refused is not tried again.
    QVERIFY(words(finished(rig.access.hosts())).startsWith("AuthRejected"));
    QCOMPARE(rig.server.count("POST /login"), 1);
}

void SlycatAccessTest::basicGivesWayToTheCookie()
{
    SlycatRig rig(Version::V1_2);
    QCOMPARE(rig.discover(), QByteArray("success"));
    QCOMPARE(rig.signIn(), QByteArray("success"));
    rig.server.forget();
    QVERIFY(*finished(rig.access.hosts()));
    QVERIFY(rig.server.requests().last().header("Authorization").isEmpty());
    QVERIFY(rig.server.requests().last().header("Cookie").startsWith("slycatauth="));
}

void SlycatAccessTest::signingOutForgets()
{
    SlycatRig rig(Version::Today);
    QCOMPARE(rig.discover(), QByteArray("success"));
    QCOMPARE(rig.signIn(), QByteArray("success"));
    auto leaving = [&]() -> Task<Result<>> {
        co_await rig.access.signOut();
        co_return {};
    };
    QCOMPARE(words(finished(leaving())), QByteArray("success"));
    QCOMPARE(rig.server.count("DELETE /logout"), 1);
    QCOMPARE(rig.server.signIns(), 0);
    QVERIFY(!rig.access.isSignedIn());
    rig.server.forget();
    QVERIFY(words(finished(rig.access.hosts())).startsWith("AuthRejected"));
    QVERIFY(rig.server.requests().isEmpty());
}

void SlycatAccessTest::isNoSlycatServer_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("end");
    const auto row = [](const char *name, const HttpAnswer &answer, const char *end) {
        QTest::addRow("%s", name) << answer.bytes << QByteArray(end);
    };
    row("404", SlycatDouble::page(404, "Not Found"), "NotFound");
    row("a page for everything", HttpAnswer::status(200, "<html>", {"Content-Type: text/html"}), "NotFound");
    row("another service's JSON", HttpAnswer::json(200, R"({"versions":{}})"), "NotFound");
    row("Kerberos", SlycatDouble::page(401, "Unauthorized", {"WWW-Authenticate: Negotiate"}),
        "PeerIncompatible");
    row("a proxy without its server", SlycatDouble::page(502, "Bad Gateway"), "Unreachable");
    row("not HTTP", HttpAnswer::raw("SSH-2.0-OpenSSH_9.2p1\r\n"), "Unreachable");
}

void SlycatAccessTest::isNoSlycatServer()
{
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, end);
    SlycatRig rig(Version::Today);
    rig.server.otherwise([answer](const SeenRequest &) { return HttpAnswer::raw(answer); });
    const QByteArray said = rig.discover();
    QVERIFY2(said.startsWith(end), said);
    QVERIFY2(!said.contains(SlycatDouble::kPage), said);
}

void SlycatAccessTest::wantsHttps()
{
    SlycatRig rig(Version::Today);
    rig.server.wantsHttps = true;
    const QByteArray said = rig.discover();
    QVERIFY2(said.startsWith("Tls") && said.contains("slycat://"), said);
}

void SlycatAccessTest::aCookieForHttpsOnlyIsNamed()
{
    SlycatRig rig(Version::Today);
    rig.server.on("POST /login",
                  HttpAnswer::json(200, R"({"success":true})", {"Set-Cookie: slycatauth=x; Secure"}));
    QCOMPARE(rig.discover(), QByteArray("success"));
    const QByteArray said = rig.signIn();
    QVERIFY2(said.startsWith("Tls") && said.contains("https"), said);
    rig.server.on("POST /login", HttpAnswer::json(200, R"({"success":true})",
                                                  {"Set-Cookie: slycatauth=x; Domain=evil.example"}));
    const QByteArray other = rig.signIn();
    QVERIFY2(other.startsWith("PeerMisbehaved") && other.contains("no cookie"), other);
    QVERIFY(!rig.server.requests().last().head.contains("Cookie:"));
}

void SlycatAccessTest::verifiesTheCertificate()
{
    Certificates certificates;
    QVERIFY2(certificates.isValid(), "the openssl command makes the certificates (apt: openssl)");
    const ServerIdentity identity = certificates.issue(QStringLiteral("IP:127.0.0.1"));
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(identity.certificate);
    tls.setPrivateKey(identity.key);
    SlycatDouble server(Version::Today, tls);
    const GatewayUrl url = gatewayUrl(server.address());
    const auto signIn = [&](net::NetworkHttpTransport &transport) {
        slycat::Access access(url, transport);
        if (const QByteArray found = words(finished(access.discover())); found != "success")
            return found;
        return words(finished(
            access.signIn(QString::fromLatin1(SlycatDouble::kUser), secretOf(SlycatDouble::kPassword))));
    };
    {
        net::NetworkHttpTransport strangers{net::HttpOptions{}};
        const QByteArray end = signIn(strangers);
        QVERIFY2(end.startsWith("CertificateUntrusted"), end);
        QVERIFY(server.requests().isEmpty()); // nothing was sent
        QCOMPARE(strangers.untrusted()->exception.sha256,
                 identity.certificate.digest(QCryptographicHash::Sha256));
    }
    {
        net::HttpOptions options;
        QVERIFY(options.trust.addCaFile(certificates.authorityFile()));
        net::NetworkHttpTransport known{options};
        QCOMPARE(signIn(known), QByteArray("success"));
        // Its cookies are for https, and go over it.
        QVERIFY(server.requests().last().header("Cookie").contains("slycatauth="));
    }
    {
        net::NetworkHttpTransport pinned{net::HttpOptions{}};
        pinned.pin({url.endpoint(), identity.certificate.digest(QCryptographicHash::Sha256)});
        QCOMPARE(signIn(pinned), QByteArray("success"));
    }
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::SlycatAccessTest)
#include "SlycatAccessTest.moc"
