#include "core/session/PortProbe.h"
#include "core/session/RenewalPace.h"
#include "core/session/cloud/ServerRows.h"
#include "core/session/cloud/ServerWords.h"
#include "tests/support/net/RawServer.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;

namespace porthole::test {

/// The small parts behind clouds and renewed consoles.
class CloudPartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstRenewalGoesAtOnceAndFailuresLessAndLessOften();
    void shortLivesInARowAreFailures();
    void noTwoAttemptsWithinHalfASecond();
    void whatStandsInTheWay_data();
    void whatStandsInTheWay();
    void rowsKeepTheirOrder();
    void tenThousandRowsChangeAtOnce();
    void aProbeNoticesAnOpenedPort();
    void aProbeThatGoesAnotherWayTellsNothing();
};

void CloudPartsTest::theFirstRenewalGoesAtOnceAndFailuresLessAndLessOften()
{
    RenewalPace pace(1s, 30s, 7);
    QCOMPARE(pace.afterLive(1min).delay, 0ms);
    for (int i = 1; i <= RenewalPace::kSoon; ++i) {
        const Backoff::Step step = pace.afterFailure();
        QCOMPARE(step.delay, 1000ms);
        QCOMPARE(step.attempt, i);
    }
    Milliseconds longest{0};
    for (int i = 0; i < 12; ++i)
        longest = std::max(longest, pace.afterFailure().delay);
    QVERIFY(longest > 20s && longest <= 36s); // 30 s, spread by a fifth
    pace.reset();
    QCOMPARE(pace.afterFailure().delay, 1000ms);
}

void CloudPartsTest::shortLivesInARowAreFailures()
{
    RenewalPace pace(1s, 30s, 7);
    QCOMPARE(pace.afterLive(10ms).delay, 0ms);
    QCOMPARE(pace.afterLive(10ms).delay, 1000ms);
    QCOMPARE(pace.afterLive(2s).delay, 0ms);
    QCOMPARE(pace.afterLive(10ms).delay, 0ms);
    QCOMPARE(pace.afterLive(10ms).delay, 1000ms);
}

void CloudPartsTest::noTwoAttemptsWithinHalfASecond()
{
    RenewalPace pace(1s, 30s, 7);
    const Clock::TimePoint start{1h};
    QCOMPARE(pace.atLeast(start), 0ms);
    pace.attempt(start);
    QCOMPARE(pace.atLeast(start + 100ms), 400ms);
    QCOMPARE(pace.atLeast(start + 1h), 0ms);
}

void CloudPartsTest::whatStandsInTheWay_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("task");
    QTest::addColumn<int>("remedy");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char *status, const char *task, ConsoleRemedy remedy, const char *words) {
        QTest::addRow("%s %s", status, task)
            << QString::fromLatin1(status) << QString::fromLatin1(task) << int(remedy) << QByteArray(words);
    };
    row("ACTIVE", "", ConsoleRemedy::None, "");
    row("PAUSED", "", ConsoleRemedy::None, "");
    row("RESCUE", "", ConsoleRemedy::None, "");
    row("ACTIVE", "image_snapshot", ConsoleRemedy::None, "");
    row("ACTIVE", "rebooting_hard", ConsoleRemedy::Wait, "web is rebooting");
    row("HARD_REBOOT", "", ConsoleRemedy::Wait, "web is rebooting");
    row("ACTIVE", "powering-off", ConsoleRemedy::Wait, "web is shutting down");
    row("ACTIVE", "something-new", ConsoleRemedy::Wait, "web is not ready (something-new)");
    row("BUILD", "scheduling", ConsoleRemedy::Wait, "web is being built");
    row("MIGRATING", "migrating", ConsoleRemedy::Wait, "web is moving to another host");
    row("RESIZE", "", ConsoleRemedy::Wait, "web is being resized");
    row("SHUTOFF", "", ConsoleRemedy::Start, "web is switched off");
    row("SHUTOFF", "powering-on", ConsoleRemedy::Wait, "web is starting");
    row("SHUTOFF", "rebuilding", ConsoleRemedy::Wait, "web is being rebuilt");
    row("SUSPENDED", "", ConsoleRemedy::Resume, "web is suspended to disk");
    row("SUSPENDED", "resuming", ConsoleRemedy::Wait, "web is resuming");
    row("SHELVED", "", ConsoleRemedy::Unshelve, "web is shelved");
    row("SHELVED_OFFLOADED", "unshelving", ConsoleRemedy::Wait, "web is being unshelved");
}

void CloudPartsTest::whatStandsInTheWay()
{
    QFETCH(QString, status);
    QFETCH(QString, task);
    QFETCH(int, remedy);
    QFETCH(QByteArray, words);
    Server server;
    server.name = QStringLiteral("web");
    server.status = serverStatusFrom(status);
    server.taskState = task;
    QCOMPARE(int(remedyFor(server)), remedy);
    if (!words.isEmpty())
        QCOMPARE(QByteArray::fromStdString(obstacleWords(server)), words);
}

Server row(int number, const char *name = "")
{
    Server server;
    server.id.value = QString::number(number);
    server.name = QString::fromLatin1(name);
    return server;
}

void CloudPartsTest::rowsKeepTheirOrder()
{
    ServerRows rows;
    rows.put({row(3), row(1), row(2), row(1, "again")});
    rows.put({row(0), row(3, "changed")});
    rows.remove({ServerId{QStringLiteral("1")}, ServerId{QStringLiteral("7")}});
    QStringList order;
    for (const Server &server : rows.all())
        order << server.id.value + server.name;
    QCOMPARE(order, (QStringList{QStringLiteral("3changed"), QStringLiteral("2"), QStringLiteral("0")}));
    QCOMPARE(rows.find(ServerId{QStringLiteral("0")}), &rows.all().at(2));
    QVERIFY(!rows.find(ServerId{QStringLiteral("1")}));
}

void CloudPartsTest::tenThousandRowsChangeAtOnce()
{
    QList<Server> all;
    QList<ServerId> half;
    for (int i = 0; i < 10000; ++i) {
        all << row(i);
        if (i % 2 == 0)
            half << all.last().id;
    }
    ServerRows rows;
    QElapsedTimer watch;
    watch.start();
    rows.put(all);
    rows.put(all);
    rows.remove(half);
    QCOMPARE(rows.all().size(), 5000);
    // Quadratic, this takes minutes; it takes milliseconds.
    QVERIFY2(watch.elapsed() < 2000, qPrintable(QString::number(watch.elapsed())));
}

void CloudPartsTest::aProbeNoticesAnOpenedPort()
{
    RawServer server;
    const quint16 port = server.serverPort();
    server.close();
    PortProbe probe({QStringLiteral("127.0.0.1"), port}, {}, 20ms);
    QSignalSpy opened(&probe, &PortProbe::opened);
    QVERIFY(!opened.wait(200));
    QVERIFY(server.listen(QHostAddress::LocalHost, port));
    QTRY_COMPARE(opened.size(), 1);
    QTRY_COMPARE(server.connections(), 1);
    QTRY_VERIFY(!server.hasPeer());
    QVERIFY(!opened.wait(200));
}

void CloudPartsTest::aProbeThatGoesAnotherWayTellsNothing()
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("https_proxy"), QStringLiteral("http://127.0.0.1:9"));
    net::ChannelOptions options;
    options.proxies = net::ProxyEnvironment::fromEnvironment(environment);
    const Endpoint proxy{QStringLiteral("console.example"), 6080};
    QVERIFY(!PortProbe::canTell({Transport::SecureWebSocket, proxy, "/"}, options));
    QVERIFY(PortProbe::canTell({Transport::WebSocket, proxy, "/"}, options));
    QVERIFY(PortProbe::canTell({Transport::SecureWebSocket, proxy, "/"}, {}));
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::CloudPartsTest)
#include "CloudPartsTest.moc"
