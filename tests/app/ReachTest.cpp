#include "CloudHome.h"
#include "Program.h"
#include "WebSocketBridge.h"
#include "core/store/HostTable.h"
#include "core/store/RouteTable.h"
#include "core/store/Store.h"
#include "tests/support/ssh/OpenSshServer.h"

#include <QImage>
#include <QRegularExpression>
#include <QTcpServer>

using porthole::test::Certificates;
using porthole::test::CloudDouble;
using porthole::test::CloudHome;
using porthole::test::FakeRfbServer;
using porthole::test::HttpAnswer;
using porthole::test::line;
using porthole::test::OpenSshServer;
using porthole::test::pathOf;
using porthole::test::WebSocketBridge;

namespace {

constexpr char kInside[] = "inside.test"; // RFC 6761: nobody has it

} // namespace

/// A cloud that is there behind a jump host only: its name is known to nobody else.
class ReachTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void withoutTheHostThereIsNoCloud();
    void listsServers();
    void takesAConsolesPicture();
    void theEnvironmentsProxiesDoNotCount();
    void tlsSeesTheRealName();
    void aHostThatIsNotThereIsNamed();
    void aHostThatForbidsForwardingIsNamed();
    void aHostThatGoesAwayIsNamed();
    void thePasswordIsNowhere();
    void goesTheSavedWay();
    void aSavedWayWhoseHostIsGoneIsNotGonePast();
    void twoWaysAreNone();
    void aKeyForNoHostIsWrongUse();

private:
    QStringList via() const
    {
        return {QStringLiteral("--via"),
                QStringLiteral("%1@127.0.0.1:%2").arg(OpenSshServer::user()).arg(m_host->port()),
                QStringLiteral("--identity"),
                m_identity,
                QStringLiteral("--host-keys"),
                QStringLiteral("accept-new")};
    }
    /// The program looks up names as ever, and every one is noted.
    QStringList environment() const
    {
        return m_home->environment(
            {QStringLiteral("XDG_DATA_HOME=") + m_folder->filePath(QStringLiteral("data")),
             QStringLiteral("LD_PRELOAD=" PORTHOLE_TEST_INSIDE_NAMES),
             QStringLiteral("PORTHOLE_TEST_LOOKUPS=") + lookups()});
    }
    /// As the window would have saved it.
    void saveRoute(bool withHost) const
    {
        const QString folder = m_folder->filePath(QStringLiteral("data/porthole"));
        QVERIFY(QDir().mkpath(folder));
        auto database = porthole::store::openStore(folder + QStringLiteral("/") + storeName());
        QVERIFY2(database, database ? "" : database.error().detail.c_str());
        porthole::SavedHost host;
        host.id = porthole::newHostId();
        host.name = QStringLiteral("jump");
        host.host = QStringLiteral("127.0.0.1");
        host.port = m_host->port();
        host.user = OpenSshServer::user();
        host.identityFile = m_identity;
        QVERIFY(!withHost || porthole::store::HostTable(*database).add(host));
        QVERIFY(porthole::store::RouteTable(*database).set(QStringLiteral("double"), host.id));
    }
    static QString storeName() { return QFileInfo(porthole::store::standardStorePath()).fileName(); }
    QString lookups() const { return m_folder->filePath(QStringLiteral("lookups")); }
    QByteArray lookedUp() const
    {
        QFile file(lookups());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<OpenSshServer> m_host;
    QString m_identity;
    std::unique_ptr<CloudDouble> m_cloud;
    std::unique_ptr<CloudHome> m_home;
};

void ReachTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_host = std::make_unique<OpenSshServer>(QStringList{QStringLiteral("ed25519")});
    m_host->setEnvironment(QStringLiteral("LD_PRELOAD"), QStringLiteral(PORTHOLE_TEST_INSIDE_NAMES));
    m_host->setEnvironment(QStringLiteral("PORTHOLE_TEST_INSIDE"), QString::fromLatin1(kInside));
    m_identity = m_host->makeIdentity();
    QVERIFY2(m_host->start(), qPrintable(m_host->failure()));
    m_cloud = std::make_unique<CloudDouble>();
    m_cloud->callItself(QString::fromLatin1(kInside));
    m_home = std::make_unique<CloudHome>(*m_cloud);
}

void ReachTest::cleanup()
{
    m_home.reset();
    m_cloud.reset();
    m_host.reset();
}

void ReachTest::withoutTheHostThereIsNoCloud()
{
    Program program(line("servers --cloud double"), {}, environment());
    QVERIFY(program.exitCode() != 0);
    QVERIFY2(program.errors().contains("there is no host named inside.test"), program.errors());
    QVERIFY2(lookedUp().contains(kInside), lookedUp()); // the lookups are seen
    QCOMPARE(m_cloud->connections(), 0);
}

void ReachTest::listsServers()
{
    Program program(line("servers --cloud double") + via(), {}, environment());
    QVERIFY2(program.exitCode() == 0, program.errors());
    QVERIFY2(program.output().contains("demo-web"), program.output());
    QVERIFY2(!lookedUp().contains(kInside), lookedUp());
    QVERIFY(m_cloud->connections() > 0);
    QVERIFY2(m_cloud->everything().contains(QByteArray("Host: ") + kInside), m_cloud->everything());
}

void ReachTest::takesAConsolesPicture()
{
    FakeRfbServer server;
    WebSocketBridge bridge(server);
    m_cloud->on("POST " + pathOf(CloudDouble::kWeb, "/remote-consoles"),
                HttpAnswer::json(200, R"({"remote_console":{"protocol":"vnc","type":"novnc","url":")" +
                                          bridge.url("a-token", kInside) + R"("}})"));
    const QString picture = m_folder->filePath(QStringLiteral("shot.png"));
    Program program(line("console shot --cloud double demo-web") + QStringList{picture} + via(), {},
                    environment());
    QVERIFY2(program.exitCode() == 0, program.errors());
    QCOMPARE(QImage(picture).pixel(5, 5), qRgb(0x20, 0x40, 0x60));
    QVERIFY2(bridge.front().request().contains(QByteArray("Host: ") + kInside), bridge.front().request());
    QVERIFY2(!lookedUp().contains(kInside), lookedUp());
}

void ReachTest::theEnvironmentsProxiesDoNotCount()
{
    QTcpServer proxy;
    QVERIFY(proxy.listen(QHostAddress::LocalHost));
    const QString address = QStringLiteral("=http://127.0.0.1:%1").arg(proxy.serverPort());
    Program program(line("servers --cloud double") + via(), {},
                    environment() + QStringList{QStringLiteral("http_proxy") + address,
                                                QStringLiteral("all_proxy") + address,
                                                QStringLiteral("no_proxy=inside.test")});
    QVERIFY2(program.exitCode() == 0, program.errors());
    QVERIFY(!proxy.hasPendingConnections());
    QVERIFY2(!lookedUp().contains(kInside), lookedUp());
}

/// A certificate of the name that was asked for is believed, and one of the address that it is at is not.
void ReachTest::tlsSeesTheRealName()
{
    Certificates certificates;
    QVERIFY(certificates.isValid());
    for (const bool isRight : {true, false}) {
        const auto identity = certificates.issue(isRight ? QStringLiteral("DNS:inside.test")
                                                         : QStringLiteral("DNS:localhost,IP:127.0.0.1"));
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(identity.certificate);
        tls.setPrivateKey(identity.key);
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        CloudDouble secure(tls);
        secure.callItself(QString::fromLatin1(kInside));
        const CloudHome home(secure);
        Program program(line("servers --cloud double --ca-file") + QStringList{certificates.authorityFile()} +
                            via(),
                        {}, home.environment());
        QVERIFY2((program.exitCode() == 0) == isRight, program.errors());
        QVERIFY2(isRight || program.errors().contains("inside.test"), program.errors());
    }
}

void ReachTest::aHostThatIsNotThereIsNamed()
{
    const QStringList arguments = line("servers --cloud double") + via();
    m_host->kill();
    Program program(arguments, {}, environment());
    QVERIFY(program.exitCode() > 0);
    QVERIFY2(program.errors().contains("the way through " + via().at(1).toUtf8() + " is down: "),
             program.errors());
    QCOMPARE(m_cloud->connections(), 0);
}

void ReachTest::aHostThatForbidsForwardingIsNamed()
{
    m_host->kill();
    m_host->set(QStringLiteral("AllowTcpForwarding no"));
    QVERIFY2(m_host->start(), qPrintable(m_host->failure()));
    Program program(line("servers --cloud double") + via(), {}, environment());
    QVERIFY(program.exitCode() > 0);
    QVERIFY2(program.errors().contains("(through " + via().at(1).toUtf8() + ")"), program.errors());
    QCOMPARE(m_cloud->connections(), 0);
}

void ReachTest::aHostThatGoesAwayIsNamed()
{
    m_cloud->holdFrom(1);
    Program program(line("servers --cloud double") + via(), {}, environment());
    QTRY_VERIFY_WITH_TIMEOUT(m_cloud->requests().size() > 1, 60'000);
    m_host->kill();
    QVERIFY(program.exitCode() > 0);
    QVERIFY2(program.errors().contains("the way through " + via().at(1).toUtf8() + " is down"),
             program.errors());
}

/// While it runs: not among its arguments, not in its environment, not in what it says.
void ReachTest::thePasswordIsNowhere()
{
    m_cloud->holdFrom(1);
    Program program(line("servers --cloud double") + via(), {}, environment());
    QTRY_VERIFY_WITH_TIMEOUT(m_cloud->requests().size() > 1, 60'000);
    static const QRegularExpression hexadecimal(QStringLiteral("[0-9a-f]{32}"));
    for (const char *what : {"cmdline", "environ"}) {
        QFile file(QStringLiteral("/proc/%1/%2").arg(program.pid()).arg(QLatin1String(what)));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(!text.isEmpty());
        QVERIFY2(!hexadecimal.match(QString::fromUtf8(text)).hasMatch(), text);
    }
    m_host->kill();
    QVERIFY(program.exitCode() > 0);
    QVERIFY2(!hexadecimal.match(QString::fromUtf8(program.errors() + program.output())).hasMatch(),
             program.errors());
}

void ReachTest::goesTheSavedWay()
{
    saveRoute(true);
    Program clouds(line("clouds"), {}, environment());
    QVERIFY2(clouds.exitCode() == 0, clouds.errors());
    QVERIFY2(clouds.output().contains("VIA") && clouds.output().contains("  jump"), clouds.output());
    Program json(line("clouds --json"), {}, environment());
    QVERIFY2(json.exitCode() == 0, json.errors());
    QVERIFY2(json.output().contains(R"("via":"jump")"), json.output());

    Program program(line("servers --cloud double --host-keys accept-new"), {}, environment());
    QVERIFY2(program.exitCode() == 0, program.errors());
    QVERIFY2(program.output().contains("demo-web"), program.output());
    Program direct(line("servers --cloud double --direct"), {}, environment());
    QVERIFY(direct.exitCode() > 0);
    QVERIFY2(direct.errors().contains("there is no host named inside.test"), direct.errors());
}

void ReachTest::aSavedWayWhoseHostIsGoneIsNotGonePast()
{
    saveRoute(false);
    Program program(line("servers --cloud double"), {}, environment());
    QCOMPARE(program.exitCode(), 7);
    QVERIFY2(program.errors().contains("is not saved any more"), program.errors());
    QVERIFY2(!lookedUp().contains(kInside), lookedUp());
}

void ReachTest::twoWaysAreNone()
{
    Program program(line("servers --cloud double --direct") + via(), {}, environment());
    QCOMPARE(program.exitCode(), 2);
}

void ReachTest::aKeyForNoHostIsWrongUse()
{
    Program program(line("servers --cloud double --host-keys strict"), {}, environment());
    QCOMPARE(program.exitCode(), 2);
    QVERIFY2(program.errors().contains("--via"), program.errors());
}

QTEST_GUILESS_MAIN(ReachTest)
#include "ReachTest.moc"
