#include "CloudHome.h"
#include "Program.h"
#include "WebSocketBridge.h"
#include "tests/support/secrets/TestSecret.h"

#include <QCryptographicHash>
#include <QImage>

using porthole::test::Certificates;
using porthole::test::CloudDouble;
using porthole::test::CloudHome;
using porthole::test::FakeRfbServer;
using porthole::test::HttpAnswer;
using porthole::test::line;
using porthole::test::ServerIdentity;
using porthole::test::WebSocketBridge;

namespace {

const char *const kToken = porthole::test::testSecret();

QSslConfiguration serving(const ServerIdentity &identity)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(identity.certificate);
    tls.setPrivateKey(identity.key);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    return tls;
}

void offerConsole(CloudDouble &cloud, const WebSocketBridge &bridge)
{
    cloud.on(QByteArray("POST /v2.1/servers/") + CloudDouble::kWeb + "/remote-consoles",
             HttpAnswer::json(200, R"({"remote_console":{"protocol":"vnc","type":"novnc","url":")" +
                                       bridge.url(kToken) + R"("}})"));
}

QString fingerprint(const ServerIdentity &identity)
{
    return QString::fromLatin1(identity.certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper());
}

} // namespace

/// From the name of a server to its console.
class CloudConsoleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(m_certificates.isValid()); }
    void takesAServersPicture();
    void typesIntoAServer();
    void pressesKeysOnAServer();
    void asksForNoConsoleThatShowsNothing_data();
    void asksForNoConsoleThatShowsNothing();
    void aLapsedTokenIsThree();
    void theCloudsAuthorityIsGoodForItsConsoles();
    void anUnknownCertificateSaysHowToPinIt();

private:
    QString picture() const { return m_folder.filePath(QStringLiteral("shot.png")); }

    QTemporaryDir m_folder;
    Certificates m_certificates;
};

void CloudConsoleTest::takesAServersPicture()
{
    CloudDouble cloud;
    const CloudHome home(cloud);
    FakeRfbServer server;
    WebSocketBridge bridge(server);
    offerConsole(cloud, bridge);
    Program program(line("console shot --cloud double demo-web") + QStringList{picture()}, {},
                    home.environment());
    QVERIFY2(program.exitCode() == 0, program.errors());
    QCOMPARE(QImage(picture()).pixel(5, 5), qRgb(0x20, 0x40, 0x60));
    QVERIFY2(bridge.front().request().startsWith(QByteArray("GET /?token=") + kToken + " HTTP/1.1\r\n"),
             bridge.front().request());
    QCOMPARE(program.output() + program.errors(), QByteArray());
}

void CloudConsoleTest::typesIntoAServer()
{
    CloudDouble cloud;
    const CloudHome home(cloud);
    FakeRfbServer server;
    const WebSocketBridge bridge(server);
    offerConsole(cloud, bridge);
    Program program(line("console type --cloud double --enter --delay-ms 0 demo-web"), "ab\n",
                    home.environment());
    QVERIFY2(program.exitCode() == 0, program.errors());
    const std::vector<FakeRfbServer::Key> typed{{true, 'a'},  {false, 'a'},   {true, 'b'},
                                                {false, 'b'}, {true, 0xff0d}, {false, 0xff0d}};
    QCOMPARE(server.keys(), typed);
}

void CloudConsoleTest::pressesKeysOnAServer()
{
    CloudDouble cloud;
    const CloudHome home(cloud);
    FakeRfbServer server;
    const WebSocketBridge bridge(server);
    offerConsole(cloud, bridge);
    Program program(line("console key --cloud double demo-web F5"), {}, home.environment());
    QVERIFY2(program.exitCode() == 0, program.errors());
    QCOMPARE(server.keys().size(), std::size_t{2});
}

void CloudConsoleTest::asksForNoConsoleThatShowsNothing_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("off") << u"demo-off"_qs << 7 << QByteArray("demo-off is switched off");
    QTest::newRow("building") << u"demo-build"_qs << 7
                              << QByteArray("demo-build is not ready (BUILD, scheduling)");
    QTest::newRow("unknown") << u"demo-x"_qs << 4 << QByteArray("no server is named 'demo-x'");
}

void CloudConsoleTest::asksForNoConsoleThatShowsNothing()
{
    QFETCH(QString, server);
    QFETCH(int, code);
    QFETCH(QByteArray, says);
    const CloudDouble cloud;
    const CloudHome home(cloud);
    Program program(line("console key --cloud double") + QStringList{server, QStringLiteral("F5")}, {},
                    home.environment());
    QCOMPARE(program.exitCode(), code);
    QVERIFY2(program.errors().contains(says), program.errors());
    for (const auto &request : cloud.requests())
        QVERIFY2(!request.target.contains("remote-consoles"), request.target);
}

void CloudConsoleTest::aLapsedTokenIsThree()
{
    CloudDouble cloud;
    const CloudHome home(cloud);
    const FakeRfbServer server;
    WebSocketBridge bridge(server);
    QObject::connect(&bridge.front(), &porthole::test::RawWebSocketServer::upgraded, &bridge.front(),
                     [&] { bridge.front().hangUp(); });
    offerConsole(cloud, bridge);
    Program program(line("console shot --cloud double demo-web") + QStringList{picture()}, {},
                    home.environment());
    QCOMPARE(program.exitCode(), 3);
    QVERIFY2(!program.errors().contains(kToken), program.errors());
}

void CloudConsoleTest::theCloudsAuthorityIsGoodForItsConsoles()
{
    const ServerIdentity identity = m_certificates.issue(u"DNS:localhost,IP:127.0.0.1"_qs);
    CloudDouble cloud(serving(identity));
    const CloudHome home(cloud, "    cacert: '" + m_certificates.authorityFile().toUtf8() + "'\n");
    const FakeRfbServer server;
    const WebSocketBridge bridge(server, identity);
    offerConsole(cloud, bridge);
    Program program(line("console shot --cloud double demo-web") + QStringList{picture()}, {},
                    home.environment());
    QVERIFY2(program.exitCode() == 0, program.errors());

    // The same by hand, for an entry that does not name it.
    const CloudHome without(cloud);
    Program named(line("servers --ca-file") + QStringList{m_certificates.authorityFile()}, {},
                  without.environment());
    QVERIFY2(named.exitCode() == 0, named.errors());
}

void CloudConsoleTest::anUnknownCertificateSaysHowToPinIt()
{
    const ServerIdentity clouds = m_certificates.selfSigned(u"DNS:localhost"_qs);
    const ServerIdentity consoles = m_certificates.selfSigned(u"IP:127.0.0.1"_qs);
    CloudDouble cloud(serving(clouds));
    const CloudHome home(cloud);
    const FakeRfbServer server;
    const WebSocketBridge bridge(server, consoles);
    offerConsole(cloud, bridge);
    const QStringList words = line("console shot --cloud double demo-web") + QStringList{picture()};

    Program stranger(words, {}, home.environment());
    QCOMPARE(stranger.exitCode(), 3);
    QVERIFY2(stranger.errors().startsWith("porthole: certificate not trusted: localhost:"),
             stranger.errors());
    QVERIFY2(stranger.errors().contains("--pin " + fingerprint(clouds).toLatin1()), stranger.errors());
    QVERIFY(!cloud.everything().contains(CloudDouble::kPassword));

    Program half(words + QStringList{u"--pin"_qs, fingerprint(clouds)}, {}, home.environment());
    QCOMPARE(half.exitCode(), 3);
    QVERIFY2(half.errors().contains("--pin " + fingerprint(consoles).toLatin1()), half.errors());

    Program both(words + QStringList{u"--pin"_qs, fingerprint(clouds) + u',' + fingerprint(consoles)}, {},
                 home.environment());
    QVERIFY2(both.exitCode() == 0, both.errors());
}

QTEST_GUILESS_MAIN(CloudConsoleTest)
#include "CloudConsoleTest.moc"
