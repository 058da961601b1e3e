#include "CloudHome.h"
#include "Program.h"

#include <QJsonArray>
#include <QJsonDocument>

using porthole::test::CloudDouble;
using porthole::test::CloudHome;
using porthole::test::HttpAnswer;
using porthole::test::kBuild;
using porthole::test::kOff;
using porthole::test::line;
using porthole::test::listOf;
using porthole::test::pathOf;
using porthole::test::serverRow;

/// Servers and the ways to their consoles, as scripts see them.
class ServersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listsInColumns();
    void listsAsJson();
    void listsAllProjects();
    void allProjectsAreNotForEveryone();
    void followsPages();
    void whatServersAreCalledIsNoWayToTheTerminal();
    void findsByNameOrId_data();
    void findsByNameOrId();
    void asksForTheNameAsARegularExpressionThatIsNone();
    void anAmbiguousNameListsTheCandidates();
    void anUnknownNameIsFour();
    void printsTheUrlAlone();
    void printsTheUrlAsJson();
    void asksForEveryType_data();
    void asksForEveryType();
    void warnsOfAServerThatIsOff();
    void consolesThatAreNotThere_data();
    void consolesThatAreNotThere();

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

void ServersTest::listsInColumns()
{
    Program program(line("servers --cloud double"), {}, environment());
    QVERIFY2(program.exitCode() == 0, program.errors());
    const QByteArrayList lines = program.output().split('\n');
    QCOMPARE(lines.size(), 8);
    QCOMPARE(lines[0].simplified(), QByteArray("NAME STATUS TASK ADDRESSES ID"));
    QCOMPARE(lines[1].simplified(), QByteArray("demo-build BUILD scheduling - ") + kBuild);
    for (int i = 1; i < 7; ++i)
        QCOMPARE(lines[i].lastIndexOf("  ") + 2, lines[0].indexOf("ID"));
    QVERIFY2(lines[6].contains("10."), lines[6]); // demo-web's address
    QCOMPARE(program.errors(), QByteArray());
}

void ServersTest::listsAsJson()
{
    Program program(line("servers --cloud double --json"), {}, environment());
    QVERIFY2(program.exitCode() == 0, program.errors());
    const QJsonArray servers = QJsonDocument::fromJson(program.output()).array();
    QCOMPARE(servers.size(), 6);
    QCOMPARE(servers[0].toObject().keys(),
             line("addresses availability_zone created fault flavor id image locked name power_state status "
                  "task_state updated"));
    const QJsonObject web = servers[5].toObject();
    QCOMPARE(web[u"id"].toString(), QString::fromLatin1(CloudDouble::kWeb));
    QCOMPARE(web[u"status"].toString(), u"ACTIVE"_qs);
    QVERIFY(web[u"task_state"].isNull());
    QCOMPARE(web[u"addresses"].toArray().size(), 1);
    QCOMPARE(web[u"power_state"].toInt(), 1);
    QVERIFY(QDateTime::fromString(web[u"created"].toString(), Qt::ISODate).isValid());
}

void ServersTest::listsAllProjects()
{
    Program program(line("servers --cloud double --all"), {}, environment());
    QCOMPARE(program.exitCode(), 0);
    QVERIFY(m_cloud->requests().last().target.contains("all_tenants=1"));
}

void ServersTest::allProjectsAreNotForEveryone()
{
    m_cloud->on("GET /v2.1/servers/detail", m_cloud->captured(u"nova-servers-detail-all-tenants-as-demo"_qs));
    Program program(line("servers --cloud double --all"), {}, environment());
    QCOMPARE(program.exitCode(), 3);
    QVERIFY2(program.errors().startsWith("porthole: not allowed: "), program.errors());
}

void ServersTest::followsPages()
{
    QList<HttpAnswer> pages;
    for (const auto *name : {u"nova-servers-detail-limit2", u"nova-servers-detail-limit2-page2",
                             u"nova-servers-detail-limit2-page3", u"nova-servers-detail-limit2-page4"})
        pages << m_cloud->captured(QString::fromUtf16(name));
    m_cloud->on("GET /v2.1/servers/detail", pages);
    Program program(line("servers --cloud double --json"), {}, environment());
    QVERIFY2(program.exitCode() == 0, program.errors());
    QCOMPARE(QJsonDocument::fromJson(program.output()).array().size(), 6);
}

void ServersTest::whatServersAreCalledIsNoWayToTheTerminal()
{
    m_cloud->on("GET /v2.1/servers/detail", listOf({serverRow("a-1", R"(\u001b]0;owned\u0007\u202enimda)")}));
    Program program(line("servers --cloud double"), {}, environment());
    QCOMPARE(program.exitCode(), 0);
    const QByteArray output = program.output();
    QVERIFY(output.contains("owned"));
    QVERIFY(!output.contains('\x1b') && !output.contains('\x07') && !output.contains("\xe2\x80\xae"));
}

void ServersTest::findsByNameOrId_data()
{
    QTest::addColumn<QString>("server");
    QTest::newRow("name") << u"demo-web"_qs;
    QTest::newRow("id") << QString::fromLatin1(CloudDouble::kWeb);
    QTest::newRow("id in capitals") << QString::fromLatin1(CloudDouble::kWeb).toUpper();
}

void ServersTest::findsByNameOrId()
{
    QFETCH(QString, server);
    Program program(line("console url --cloud double") + QStringList{server}, {}, environment());
    QVERIFY2(program.exitCode() == 0, program.errors());
    QCOMPARE(m_cloud->count("POST " + pathOf(CloudDouble::kWeb, "/remote-consoles")), 1);
}

void ServersTest::asksForTheNameAsARegularExpressionThatIsNone()
{
    m_cloud->on("GET /v2.1/servers/detail", listOf({serverRow("id-1", "a.b+c"), serverRow("id-2", "A.B+C"),
                                                    serverRow("id-3", "xa.b+c")}));
    m_cloud->on("POST /v2.1/servers/id-1/remote-consoles", m_cloud->captured(u"rc-novnc-2.6"_qs));
    Program program(line("console url --cloud double a.b+c"), {}, environment());
    QVERIFY2(program.exitCode() == 0, program.errors());
    for (const auto &request : m_cloud->requests())
        if (request.route() == "GET /v2.1/servers/detail")
            QCOMPARE(QByteArray::fromPercentEncoding(request.target.split('?').last()),
                     QByteArray("name=^a\\.b\\+c$"));
}

void ServersTest::anAmbiguousNameListsTheCandidates()
{
    m_cloud->on("GET /v2.1/servers/detail",
                listOf({serverRow("id-1", "twin"), serverRow("id-2", "twin", "SHUTOFF"),
                        serverRow("id-3", "twins")}));
    for (const char *words : {"console url --cloud double twin", "server start --cloud double twin",
                              "console shot --cloud double twin /nonexistent/x.png"}) {
        Program program(line(words), {}, environment());
        QCOMPARE(program.exitCode(), 2);
        const QByteArrayList lines = program.errors().split('\n');
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines[0], QByteArray("id-1  twin  ACTIVE"));
        QCOMPARE(lines[1], QByteArray("id-2  twin  SHUTOFF"));
        QVERIFY2(lines[2].startsWith("porthole: usage: 2 servers are named 'twin'"), lines[2]);
    }
    for (const auto &request : m_cloud->requests())
        QVERIFY(request.method == "GET" || request.target == "/v3/auth/tokens");
}

void ServersTest::anUnknownNameIsFour()
{
    Program program(line("console url --cloud double Demo-Wep"), {}, environment());
    QCOMPARE(program.exitCode(), 4);
    QVERIFY2(program.errors().contains("near it: demo-web"), program.errors());
    QVERIFY2(!program.errors().contains("demo-paused"), program.errors());
    QCOMPARE(program.errors().count('\n'), 1);
}

void ServersTest::printsTheUrlAlone()
{
    Program program(line("console url --cloud double demo-web"), {}, environment());
    QVERIFY2(program.exitCode() == 0, program.errors());
    QCOMPARE(program.output(), QByteArray("http://127.0.0.1:16080/vnc_lite.html?path=%3Ftoken%3D"
                                          "202fcb37-7007-41f2-b2fd-5edf036a23d6\n"));
    QCOMPARE(program.errors(), QByteArray());
}

void ServersTest::printsTheUrlAsJson()
{
    Program program(line("console url --cloud double demo-web --json"), {}, environment());
    QVERIFY2(program.exitCode() == 0, program.errors());
    const QJsonObject object = QJsonDocument::fromJson(program.output()).object();
    QCOMPARE(object.keys(), line("server_id server_name server_status type url"));
    QCOMPARE(object[u"type"].toString(), u"novnc"_qs);
    QVERIFY(object[u"url"].toString().endsWith(u"202fcb37-7007-41f2-b2fd-5edf036a23d6"));
    QCOMPARE(object[u"server_name"].toString(), u"demo-web"_qs);
}

void ServersTest::asksForEveryType_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("protocol");
    const auto row = [](const char *type, const char *protocol) {
        QTest::newRow(type) << QByteArray(type) << QByteArray(protocol);
    };
    row("novnc", "vnc");
    row("xvpvnc", "vnc");
    row("spice-html5", "spice");
    row("spice-direct", "spice");
    row("serial", "serial");
    row("rdp-html5", "rdp");
    row("webmks", "mks");
}

void ServersTest::asksForEveryType()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, protocol);
    m_cloud->on("GET /v2.1/", HttpAnswer::json(200, R"({"version":{"id":"v2.1","status":"CURRENT",)"
                                                    R"("version":"2.104","min_version":"2.1"}})"));
    m_cloud->on("GET /v2.1/servers/detail", listOf({serverRow(CloudDouble::kWeb, "demo-web")}));
    m_cloud->on("POST " + pathOf(CloudDouble::kWeb, "/remote-consoles"),
                HttpAnswer::json(200, R"({"remote_console":{"protocol":")" + protocol + R"(","type":")" +
                                          type + R"(","url":"wss://127.0.0.1:6/x?token=t0ken"}})"));
    Program program(line("console url --cloud double demo-web --type") +
                        QStringList{QString::fromLatin1(type)},
                    {}, environment());
    QVERIFY2(program.exitCode() == 0, program.errors());
    QCOMPARE(program.output(), QByteArray("wss://127.0.0.1:6/x?token=t0ken\n"));
    QCOMPARE(m_cloud->requests().last().body,
             R"({"remote_console":{"protocol":")" + protocol + R"(","type":")" + type + R"("}})");
}

void ServersTest::warnsOfAServerThatIsOff()
{
    m_cloud->on("POST " + pathOf(kOff, "/remote-consoles"), m_cloud->captured(u"rc-novnc-2.6"_qs));
    Program program(line("console url --cloud double demo-off"), {}, environment());
    QCOMPARE(program.exitCode(), 0);
    QVERIFY2(program.output().startsWith("http://127.0.0.1:"), program.output());
    const QByteArray errors = program.errors();
    QVERIFY2(errors.contains("demo-off is switched off") && errors.contains("porthole server start"), errors);
    QCOMPARE(errors.count('\n'), 1);
}

void ServersTest::consolesThatAreNotThere_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("answer");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("says");
    const QString web = QString::fromLatin1(CloudDouble::kWeb), build = QString::fromLatin1(kBuild);
    QTest::newRow("type") << line("demo-web --type spice-html5") << web << u"rc-spice-html5-2.93"_qs << 7
                          << QByteArray("porthole: not available: there is no spice-html5 console");
    QTest::newRow("building") << line("demo-build") << build << u"rc-novnc-demo-build"_qs << 7
                              << QByteArray("still being built");
    QTest::newRow("deleted meanwhile")
        << line("demo-web") << web << u"rc-notfound"_qs << 4 << QByteArray("porthole: not found: ");
}

void ServersTest::consolesThatAreNotThere()
{
    QFETCH(QStringList, words);
    QFETCH(QString, server);
    QFETCH(QString, answer);
    QFETCH(int, code);
    QFETCH(QByteArray, says);
    m_cloud->on("GET " + pathOf(kBuild), m_cloud->captured(u"nova-server-show-build-2.93"_qs));
    m_cloud->on("POST " + pathOf(server.toLatin1(), "/remote-consoles"), m_cloud->captured(answer));
    Program program(line("console url --cloud double") + words, {}, environment());
    QCOMPARE(program.exitCode(), code);
    QVERIFY2(program.errors().contains(says), program.errors());
    QCOMPARE(program.output(), QByteArray());
}

QTEST_GUILESS_MAIN(ServersTest)
#include "ServersTest.moc"
