#include "tests/openstack/CloudRig.h"

#include <QJsonDocument>
#include <QTest>

using porthole::ConsoleReadiness;
using porthole::consoleReadiness;
using porthole::ErrorKind;
using porthole::Server;
using porthole::ServerId;
using porthole::ServerStatus;
using porthole::serverStatusFrom;
using porthole::openstack::serverPath;
using porthole::openstack::serverRowsIn;
using porthole::test::Capture;
using porthole::test::CloudDouble;
using porthole::test::CloudRig;

namespace {

const ServerId kWeb{QString::fromLatin1(CloudDouble::kWeb)};

QJsonObject document(const char *capture) { return Capture::load(QString::fromLatin1(capture)).received(); }

} // namespace

/// Servers as every version of Nova tells them.
class ServerJsonTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTheListOfEveryMicroversion_data();
    void readsTheListOfEveryMicroversion();
    void readsEveryServersState();
    void readsRowsThatLackMostOfThemselves();
    void refusesListsThatAreNone_data();
    void refusesListsThatAreNone();
    void knowsEveryStatus();
    void knowsWhatStandsBeforeAConsole_data();
    void knowsWhatStandsBeforeAConsole();
};

void ServerJsonTest::readsTheListOfEveryMicroversion_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("next");
    const auto row = [](const char *name, int count, bool next) {
        QTest::newRow(name) << QString::fromLatin1(name) << count << next;
    };
    row("nova-servers-detail-2.1", 6, false);
    row("nova-servers-detail-2.6", 6, false);
    row("nova-servers-detail-2.47", 6, false);
    row("nova-servers-detail-2.93", 6, false);
    row("nova-servers-detail-latest", 6, false);
    row("nova-servers-detail-noversion", 6, false);
    row("nova-servers-detail-legacy-header", 6, false);
    row("nova-servers-detail-filter-name", 1, false);
    row("nova-servers-detail-filter-status", 2, false);
    row("nova-servers-detail-limit2", 2, true);
    row("nova-servers-detail-limit2-page2", 2, true);
    row("nova-servers-detail-limit2-page3", 2, true);
    row("nova-servers-detail-limit2-page4", 0, false);
    row("nova-servers-detail-empty-project", 0, false);
    row("nova-servers-list-2.93", 6, false);
}

void ServerJsonTest::readsTheListOfEveryMicroversion()
{
    QFETCH(const QString, name);
    QFETCH(const int, count);
    QFETCH(const bool, next);
    const auto rows = serverRowsIn(Capture::load(name).received());
    QVERIFY2(rows, rows ? "" : rows.error().detail.c_str());
    QCOMPARE(rows->servers.size(), count);
    QCOMPARE(rows->hasNext, next);
    for (const Server &server : rows->servers) {
        QVERIFY(server.name.startsWith(u"demo-"));
        QVERIFY(serverPath(server.id));
        if (!name.contains(u"list"))
            QVERIFY(server.status != ServerStatus::Unknown && server.created.isValid());
    }
}

void ServerJsonTest::readsEveryServersState()
{
    const auto rows = serverRowsIn(document("nova-servers-detail-2.93"));
    QVERIFY(rows);
    QHash<QString, Server> named;
    for (const Server &server : rows->servers)
        named.insert(server.name, server);
    const Server web = named.value(u"demo-web"_qs);
    QCOMPARE(web.id, kWeb);
    QCOMPARE(web.status, ServerStatus::Active);
    QCOMPARE(web.powerState, 1);
    QCOMPARE(web.addresses, QStringList{u"10.77.0.193"_qs});
    QCOMPARE(web.flavor, u"lab.nano"_qs);
    QCOMPARE(web.image, u"462b0eaa-56c4-4bd0-8870-55bd435aa672"_qs);
    QCOMPARE(web.availabilityZone, u"az1"_qs);
    QCOMPARE(web.created, QDateTime(QDate(2026, 11, 22), QTime(10, 53, 36), Qt::UTC));
    QVERIFY(!web.locked && web.taskState.isEmpty() && web.fault.isEmpty());
    QCOMPARE(named.value(u"demo-off"_qs).status, ServerStatus::Shutoff);
    QCOMPARE(named.value(u"demo-off"_qs).powerState, 4);
    QCOMPARE(named.value(u"demo-paused"_qs).status, ServerStatus::Paused);
    QCOMPARE(named.value(u"demo-build"_qs).status, ServerStatus::Build);
    QCOMPARE(named.value(u"demo-build"_qs).taskState, u"scheduling"_qs);
    QCOMPARE(named.value(u"demo-error"_qs).status, ServerStatus::Error);
    const auto broken =
        porthole::openstack::serverIn(document("nova-server-show-error-2.93").value(u"server").toObject());
    QVERIFY(broken);
    QCOMPARE(broken->fault, u"No valid host was found."_qs);
    const auto rebooting =
        porthole::openstack::serverIn(document("nova-server-show-rebooting").value(u"server").toObject());
    QVERIFY(rebooting);
    QCOMPARE(rebooting->status, ServerStatus::HardReboot);
}

void ServerJsonTest::readsRowsThatLackMostOfThemselves()
{
    const auto rows = serverRowsIn(QJsonDocument::fromJson(R"({"servers":[
        {"id":"a","status":"UNKNOWN","tenant_id":"p","created":"2018-12-03T21:06:18Z","links":[]},
        {"id":"b","name":null,"status":"NEW_THING","flavor":null,"image":"","addresses":[],"fault":7,
         "OS-EXT-STS:task_state":null,"OS-EXT-STS:power_state":"x"},
        {"id":"c","name":"evil\u001b[2J\u202egnp.exe","addresses":{"n":[{"addr":5},{"addr":"fd00::1"}]}}]})")
                                       .object());
    QVERIFY2(rows, rows ? "" : rows.error().detail.c_str());
    QCOMPARE(rows->servers.size(), 3);
    QCOMPARE(rows->servers.at(0).status, ServerStatus::Unknown);
    QCOMPARE(rows->servers.at(1).statusText, u"NEW_THING"_qs);
    QVERIFY(!rows->servers.at(2).name.contains(QChar(0x1b)));
    QVERIFY(!rows->servers.at(2).name.contains(QChar(0x202e)));
    QCOMPARE(rows->servers.at(2).addresses, QStringList{u"fd00::1"_qs});
}

void ServerJsonTest::refusesListsThatAreNone_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("another object") << QByteArray(R"({"flavors":[]})");
    QTest::newRow("no list") << QByteArray(R"({"servers":{}})");
    QTest::newRow("a server without id") << QByteArray(R"({"servers":[{"name":"x"}]})");
    QTest::newRow("numbers") << QByteArray(R"({"servers":[1,2]})");
}

void ServerJsonTest::refusesListsThatAreNone()
{
    QFETCH(const QByteArray, body);
    const auto rows = serverRowsIn(QJsonDocument::fromJson(body).object());
    QVERIFY(!rows);
    QCOMPARE(rows.error().kind, ErrorKind::PeerMisbehaved);
}

void ServerJsonTest::knowsEveryStatus()
{
    QSet<ServerStatus> known;
    for (const char *word : {"ACTIVE",    "BUILD",        "DELETED",       "ERROR",     "HARD_REBOOT",
                             "MIGRATING", "PASSWORD",     "PAUSED",        "REBOOT",    "REBUILD",
                             "RESCUE",    "RESIZE",       "REVERT_RESIZE", "SHELVED",   "SHELVED_OFFLOADED",
                             "SHUTOFF",   "SOFT_DELETED", "STOPPED",       "SUSPENDED", "VERIFY_RESIZE"})
        known << serverStatusFrom(QString::fromLatin1(word));
    QCOMPARE(known.size(), 20);
    QVERIFY(!known.contains(ServerStatus::Unknown));
    QCOMPARE(serverStatusFrom(u"active"), ServerStatus::Unknown);
}

void ServerJsonTest::knowsWhatStandsBeforeAConsole_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("task");
    QTest::addColumn<ConsoleReadiness>("readiness");
    const auto row = [](const char *status, const char *task, ConsoleReadiness readiness) {
        QTest::addRow("%s %s", status, task)
            << QString::fromLatin1(status) << QString::fromLatin1(task) << readiness;
    };
    row("ACTIVE", "", ConsoleReadiness::Ready);
    row("PAUSED", "", ConsoleReadiness::Ready);
    row("RESCUE", "", ConsoleReadiness::Ready);
    row("VERIFY_RESIZE", "", ConsoleReadiness::Ready);
    row("HARD_REBOOT", "reboot_started_hard", ConsoleReadiness::Ready);
    row("ERROR", "", ConsoleReadiness::Ready);
    row("SOMETHING_NEW", "", ConsoleReadiness::Ready);
    row("BUILD", "scheduling", ConsoleReadiness::Wait);
    row("MIGRATING", "migrating", ConsoleReadiness::Wait);
    row("ACTIVE", "migrating", ConsoleReadiness::Wait);
    row("SHUTOFF", "", ConsoleReadiness::Start);
    row("SHUTOFF", "powering-on", ConsoleReadiness::Wait);
    row("SUSPENDED", "", ConsoleReadiness::Resume);
    row("SHELVED_OFFLOADED", "", ConsoleReadiness::Unshelve);
    row("DELETED", "", ConsoleReadiness::Gone);
    row("ACTIVE", "deleting", ConsoleReadiness::Gone);
}

void ServerJsonTest::knowsWhatStandsBeforeAConsole()
{
    QFETCH(const QString, status);
    QFETCH(const QString, task);
    QFETCH(const ConsoleReadiness, readiness);
    Server server;
    server.status = serverStatusFrom(status);
    server.taskState = task;
    QCOMPARE(consoleReadiness(server), readiness);
}

QTEST_GUILESS_MAIN(ServerJsonTest)
#include "ServerJsonTest.moc"
