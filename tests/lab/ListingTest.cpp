#include "tests/lab/Lab.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace porthole::test {

namespace {

constexpr int kUsage = 2, kAuthentication = 3, kNotFound = 4, kProtocol = 6, kUnavailable = 7;

QJsonArray list(const lab::Ended &ended) { return QJsonDocument::fromJson(ended.output).array(); }

/// "demo-web ACTIVE" for each, sorted.
QStringList states(const QJsonArray &servers)
{
    QStringList lines;
    for (const QJsonValue &server : servers)
        lines << server[QStringLiteral("name")].toString() + u' ' +
                     server[QStringLiteral("status")].toString();
    lines.sort();
    return lines;
}

const QStringList kDemo{QStringLiteral("demo-build BUILD"),   QStringLiteral("demo-db ACTIVE"),
                        QStringLiteral("demo-error ERROR"),   QStringLiteral("demo-off SHUTOFF"),
                        QStringLiteral("demo-paused PAUSED"), QStringLiteral("demo-twin ERROR"),
                        QStringLiteral("demo-twin ERROR"),    QStringLiteral("demo-web ACTIVE")};
const QStringList kDemo2{QStringLiteral("demo2-only ACTIVE")};

} // namespace

/// What clouds and servers there are, who may see them, and every refusal that the lab can be brought to.
class ListingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theCloudsOfTheConfigurationAreListed();
    void serversAreListedInTheirStates_data();
    void serversAreListedInTheirStates();
    void aServerIsToldInFull();
    void whatIsRefusedIsExplained_data();
    void whatIsRefusedIsExplained();
    void anAmbiguousNameListsItsCandidates();
    void aCertificateThatIsPinnedIsBelieved();
};

void ListingTest::initTestCase() { QVERIFY2(lab::missing().isEmpty(), qPrintable(lab::missing())); }

void ListingTest::theCloudsOfTheConfigurationAreListed()
{
    const lab::Ended clouds = lab::porthole(QStringLiteral("clouds --json"));
    EXPECT_CODE(clouds, 0);
    QHash<QString, QJsonValue> byName;
    for (const QJsonValue &cloud : list(clouds))
        byName.insert(cloud[QStringLiteral("name")].toString(), cloud);
    QVERIFY2(byName.contains(QStringLiteral("application-credential")), clouds.words().constData());
    const QJsonValue regions = byName[QStringLiteral("regions")];
    QCOMPARE(regions[QStringLiteral("regions")],
             QJsonValue(QJsonArray{QStringLiteral("RegionOne"), QStringLiteral("RegionTwo")}));
    QCOMPARE(byName[QStringLiteral("demo")][QStringLiteral("selected")], QJsonValue(true));
    QVERIFY2(!clouds.output.contains("adminpw"), clouds.words().constData());
}

void ListingTest::serversAreListedInTheirStates_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("expected");
    QStringList everything = kDemo + kDemo2;
    everything.sort();
    const auto row = [](const char *name, const char *words, const QStringList &expected) {
        QTest::newRow(name) << QString::fromLatin1(words) << expected;
    };
    row("password", "servers --json", kDemo);
    row("application credential", "servers --json --cloud application-credential", kDemo);
    row("another project of the configuration", "servers --json --cloud demo2", kDemo2);
    row("another project by option", "servers --json --project demo2", kDemo2);
    row("unscoped, then a project", "servers --json --cloud unscoped --project demo2", kDemo2);
    row("a project without servers", "servers --json --project empty", {});
    row("another region of the configuration", "servers --json --cloud region-two", kDemo);
    row("another region by option", "servers --json --cloud regions --region RegionTwo", kDemo);
    row("a reader", "servers --json --cloud reader", kDemo);
    row("behind TLS", "servers --json --cloud tls", kDemo);
    row("all projects, as administrator", "servers --json --cloud admin --all", everything);
}

void ListingTest::serversAreListedInTheirStates()
{
    QFETCH(QString, words);
    QFETCH(QStringList, expected);
    const lab::Ended servers = lab::porthole(words);
    EXPECT_CODE(servers, 0);
    QCOMPARE(states(list(servers)), expected);
}

void ListingTest::aServerIsToldInFull()
{
    const lab::Ended servers = lab::porthole(QStringLiteral("servers --json"));
    EXPECT_CODE(servers, 0);
    for (const QJsonValue &server : list(servers)) {
        const QString name = server[QStringLiteral("name")].toString();
        if (name == u"demo-web") {
            QVERIFY(server[QStringLiteral("addresses")][0].toString().startsWith(u"10.77.0."));
            QCOMPARE(server[QStringLiteral("flavor")].toString(), QStringLiteral("lab.nano"));
            QCOMPARE(server[QStringLiteral("availability_zone")].toString(), QStringLiteral("az1"));
            QCOMPARE(server[QStringLiteral("power_state")].toInt(), 1);
        } else if (name == u"demo-error") {
            QCOMPARE(server[QStringLiteral("power_state")].toInt(), 0);
        } else if (name == u"demo-build") {
            QCOMPARE(server[QStringLiteral("task_state")].toString(), QStringLiteral("scheduling"));
        }
    }
}

void ListingTest::whatIsRefusedIsExplained_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("sentence");
    const auto row = [](const char *name, const char *words, int code, const char *sentence) {
        QTest::newRow(name) << QString::fromLatin1(words) << code << QByteArray(sentence);
    };
    row("wrong password", "servers --cloud wrong-password", kAuthentication, "does not accept the user name");
    row("user without a project", "servers --cloud noproject", kAuthentication, "no role in any project");
    row("project not chosen", "servers --cloud unscoped", kUsage, "demo, demo2, empty");
    row("all projects, as a user", "servers --all", kAuthentication, "does not allow");
    row("unknown region", "servers --region Nowhere", kNotFound, "RegionOne");
    row("unknown cloud", "servers --cloud nowhere", kNotFound, "nowhere");
    row("wrong authority", "servers --cloud tls-wrong-ca", kAuthentication, "certificate not trusted");
    row("no authority", "servers --cloud tls-without-ca", kAuthentication, "--pin");
    row("http behind https", "servers --cloud tls-then-plain", kProtocol, "unencrypted");
    row("no such server", "console url demo-wbe", kNotFound, "near it: demo-db, demo-web");
    row("another project's server", "console url demo2-only", kNotFound, "no server is named");
    row("console, as a reader", "console url --cloud reader demo-web", kAuthentication, "role member");
    row("BUILD", "console url demo-build", kUnavailable, "still being built");
    row("ERROR", "console url demo-error", kUnavailable, "No valid host");
    row("shot of SHUTOFF", "console shot demo-off -", kUnavailable, "switched off");
    row("no rdp", "console url demo-web --type rdp-html5", kUnavailable, "no rdp-html5 console");
    row("no webmks", "console url demo-web --type webmks", kUnavailable, "no webmks console");
    row("no xvpvnc", "console url demo-web --type xvpvnc", kUnavailable, "no xvpvnc console");
    row("no spice-html5", "console url demo-web --type spice-html5", kUnavailable, "no spice-html5 console");
    row("too old for spice-direct", "console url demo-web --type spice-direct", kUnavailable, "too old");
    row("start of ACTIVE", "server start demo-web", kUnavailable, "running already");
    row("stop of SHUTOFF", "server stop demo-off", kUnavailable, "switched off already");
    row("reboot of SHUTOFF", "server reboot demo-off", kUnavailable, "start it");
}

void ListingTest::whatIsRefusedIsExplained()
{
    QFETCH(QString, words);
    QFETCH(int, code);
    QFETCH(QByteArray, sentence);
    // `console` knows clouds only where one is named.
    if (words.startsWith(u"console shot"))
        words += QStringLiteral(" --cloud demo");
    const lab::Ended refused = lab::porthole(words);
    EXPECT_REFUSED(refused, code, sentence);
    QVERIFY2(refused.output.isEmpty(), refused.words().constData());
}

void ListingTest::anAmbiguousNameListsItsCandidates()
{
    const lab::Ended refused = lab::porthole(QStringLiteral("console url demo-twin"));
    EXPECT_REFUSED(refused, kUsage, "2 servers are named 'demo-twin'");
    QCOMPARE(refused.errors.count("  demo-twin  ERROR"), 2);
    const QByteArray id = refused.errors.left(refused.errors.indexOf(' '));
    // One of them by its id has the answer that ERROR has.
    EXPECT_REFUSED(lab::porthole(QStringLiteral("console url ") + QString::fromLatin1(id)), kUnavailable,
                   "No valid host");
    // The id of another project's server is not told apart from none.
    const lab::Ended other = lab::porthole(QStringLiteral("servers --cloud demo2 --json"));
    const QString foreign = list(other).at(0)[QStringLiteral("id")].toString();
    EXPECT_REFUSED(lab::porthole(QStringLiteral("console url ") + foreign), kNotFound, "no server is named");
}

void ListingTest::aCertificateThatIsPinnedIsBelieved()
{
    const lab::Ended refused = lab::porthole(QStringLiteral("servers --cloud tls-wrong-ca"));
    const QByteArray pin = refused.errors.mid(refused.errors.lastIndexOf("--pin ") + 6).trimmed();
    // Keystone and Nova show the same certificate here; it is trusted where it was shown.
    const lab::Ended believed = lab::porthole(QStringLiteral("servers --json --cloud tls-wrong-ca --pin ") +
                                              QString::fromLatin1(pin));
    EXPECT_CODE(believed, 0);
    QCOMPARE(states(list(believed)), kDemo);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::ListingTest)
#include "ListingTest.moc"
