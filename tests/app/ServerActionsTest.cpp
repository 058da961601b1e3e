#include "CloudHome.h"
#include "Program.h"

using porthole::test::answerWith;
using porthole::test::CloudDouble;
using porthole::test::CloudHome;
using porthole::test::HttpAnswer;
using porthole::test::kBuild;
using porthole::test::kOff;
using porthole::test::line;
using porthole::test::pathOf;
using porthole::test::serverRow;

/// What is done to servers, as scripts see it.
class ServerActionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void actions_data();
    void actions();
    void waitsForTheState_data();
    void waitsForTheState();
    void doesNotWaitForEver();
    void conflictsAreSeven_data();
    void conflictsAreSeven();

private:
    QStringList environment() const { return m_home->environment(); }

    std::unique_ptr<CloudDouble> m_cloud;
    std::unique_ptr<CloudHome> m_home;

private Q_SLOTS:
    void init()
    {
        m_cloud = std::make_unique<CloudDouble>();
        m_home = std::make_unique<CloudHome>(*m_cloud);
    }
    void cleanup()
    {
        m_home.reset();
        m_cloud.reset();
    }
};

void ServerActionsTest::actions_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *words, const char *body) {
        QTest::newRow(words) << line(words) << QByteArray(body);
    };
    row("server start demo-web", R"({"os-start":null})");
    row("server stop demo-web", R"({"os-stop":null})");
    row("server reboot demo-web", R"({"reboot":{"type":"SOFT"}})");
    row("server reboot --hard demo-web", R"({"reboot":{"type":"HARD"}})");
}

void ServerActionsTest::actions()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, body);
    Program program(words + line("--cloud double"), {}, environment());
    QVERIFY2(program.exitCode() == 0, program.errors());
    QCOMPARE(program.output() + program.errors(), QByteArray());
    QCOMPARE(m_cloud->requests().last().route(), "POST " + pathOf(CloudDouble::kWeb, "/action"));
    QCOMPARE(m_cloud->requests().last().body, body);
}

void ServerActionsTest::waitsForTheState_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArrayList>("states"); // status and task, one look after the other
    QTest::addColumn<int>("code");
    QTest::newRow("stop") << line("server stop") << QByteArrayList{"ACTIVE \"powering-off\"", "SHUTOFF null"}
                          << 0;
    QTest::newRow("start") << line("server start") << QByteArrayList{"SHUTOFF \"powering-on\"", "ACTIVE null"}
                           << 0;
    QTest::newRow("reboot") << line("server reboot") << QByteArrayList{"REBOOT \"rebooting\"", "ACTIVE null"}
                            << 0;
    QTest::newRow("hard reboot") << line("server reboot --hard")
                                 << QByteArrayList{"HARD_REBOOT \"rebooting_hard\"", "ACTIVE null"} << 0;
    QTest::newRow("ends in ERROR") << line("server start")
                                   << QByteArrayList{"SHUTOFF \"powering-on\"", "ERROR null"} << 7;
    QTest::newRow("goes back") << line("server stop")
                               << QByteArrayList{"ACTIVE \"powering-off\"", "ACTIVE null", "ACTIVE null"}
                               << 7;
}

void ServerActionsTest::waitsForTheState()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArrayList, states);
    QFETCH(int, code);
    QList<HttpAnswer> looks;
    for (const QByteArray &state : states)
        looks << answerWith(
            serverRow(CloudDouble::kWeb, "demo-web", state.split(' ')[0], state.split(' ')[1]));
    m_cloud->on("GET " + pathOf(CloudDouble::kWeb), looks);
    Program program(words + line("--cloud double --wait demo-web"), {}, environment());
    QVERIFY2(program.exitCode() == code, program.errors());
    QCOMPARE(m_cloud->count("GET " + pathOf(CloudDouble::kWeb)), int(states.size()));
    if (code != 0)
        QVERIFY2(program.errors().contains("server demo-web is now " + states.last().split(' ')[0]),
                 program.errors());
}

void ServerActionsTest::doesNotWaitForEver()
{
    m_cloud->on("GET " + pathOf(CloudDouble::kWeb),
                answerWith(serverRow(CloudDouble::kWeb, "demo-web", "ACTIVE", "\"stuck\"")));
    Program program(line("server stop --wait --timeout-ms 1500 --cloud double demo-web"), {}, environment());
    QCOMPARE(program.exitCode(), 5);
    QVERIFY2(program.errors().contains("within 1500 ms"), program.errors());
}

void ServerActionsTest::conflictsAreSeven_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("start what runs") << line("server start demo-web") << QByteArray(CloudDouble::kWeb)
                                     << u"act-os-start-active-conflict"_qs << QByteArray("running already");
    QTest::newRow("stop what is being built")
        << line("server stop demo-build --wait") << QByteArray(kBuild) << u"act-os-stop-build-conflict"_qs
        << QByteArray("being built");
    QTest::newRow("reboot what is off") << line("server reboot demo-off") << QByteArray(kOff)
                                        << u"act-reboot-soft-off-conflict"_qs << QByteArray("switched off");
}

void ServerActionsTest::conflictsAreSeven()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, id);
    QFETCH(QString, answer);
    QFETCH(QByteArray, says);
    m_cloud->on("POST " + pathOf(id, "/action"), m_cloud->captured(answer));
    Program program(words + line("--cloud double"), {}, environment());
    QCOMPARE(program.exitCode(), 7);
    QVERIFY2(program.errors().contains(says), program.errors());
}

QTEST_GUILESS_MAIN(ServerActionsTest)
#include "ServerActionsTest.moc"
