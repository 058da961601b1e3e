#include "tests/serve/ServeRig.h"
#include "tests/support/secrets/TestSecret.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

namespace porthole::test {

/// The contract of POST /remotes and what follows it, over HTTP and SSH, status line by status line.
class ContractTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyOutcomeHasItsLine_data();
    void everyOutcomeHasItsLine();
    void failedSessionsAreNotListed();
    void aHostThatIsNotThere_data();
    void aHostThatIsNotThere();
    void hostKeysAreTheStrictKind();
    void aChangedKeyIsRefused();
    void theRequestOfTheDocumentation_data();
    void theRequestOfTheDocumentation();
    void aliasesAndSavedHosts();
    void nothingElseIsDoneForARequest();
    void aSessionIsListedShownAndDeleted();
    void unknownSids_data();
    void unknownSids();
    void commandsHaveTheirStatus_data();
    void commandsHaveTheirStatus();
    void commandsGoToTheAgent();
    void aBrokenAgentIsReplaced();
    void aLostHostComesBackUnderItsSid();
    void idleSessionsEnd();
    void aHundredSessionsAtOnce();
    void clientsThatGoHarmNobody();
    void itStopsInOrder();
};

void ContractTest::everyOutcomeHasItsLine_data()
{
    QTest::addColumn<QString>("agent"); // the host's entry; "-": none
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("detail");
    const auto row = [](const char *name, const char *agent, const char *more, const char *password,
                        const char *line, const char *detail) {
        QTest::newRow(name) << QString::fromLatin1(agent) << QByteArray(more) << QByteArray(password)
                            << QByteArray(line) << QByteArray(detail);
    };
    row("no agent configured", "-", "", "tide"_secret, "200 OK", "");
    row("no agent configured, null", "-", ",\"agent\":null", "tide"_secret, "200 OK", "");
    row("no agent configured, none wanted", "-", ",\"agent\":false", "tide"_secret, "200 OK", "");
    row("no agent configured, one required", "-", ",\"agent\":true", "tide"_secret,
        "400 Missing agent configuration", "the host has no agent configured");
    row("an agent", "agent-good", "", "tide"_secret, "200 OK", "");
    row("an agent, required", "agent-good", ",\"agent\":true", "tide"_secret, "200 OK", "");
    row("a dead agent, none wanted", "agent-dies", ",\"agent\":false", "tide"_secret, "200 OK", "");
    row("a wrong password", "-", "", "ebb", "403 Remote authentication failed", nullptr);
    row("an empty password", "-", "", "", "403 Remote authentication failed", nullptr);
    row("a wrong password comes before a missing agent", "-", ",\"agent\":true", "ebb",
        "403 Remote authentication failed", nullptr);
    row("a wrong password comes before an unusable agent", "", "", "ebb", "403 Remote authentication failed",
        nullptr);
    row("an entry without a command", "", "", "tide"_secret, "500 Missing agent configuration",
        "the host's agent entry has no command");
    row("an entry without a command, required", "", ",\"agent\":true", "tide"_secret,
        "500 Missing agent configuration", "the host's agent entry has no command");
    row("an agent that dies", "agent-dies", "", "tide"_secret, "500 Agent startup failed",
        "it ended before it said that it is ready (exit status 1): the library is missing");
    row("an agent that is noise", "agent-noise", "", "tide"_secret, "500 Agent startup failed",
        "its first line was no readiness but \"Welcome to the cluster\"");
    row("an agent that refuses", "agent-refuses", "", "tide"_secret, "500 Agent startup failed",
        "it says: no licence");
    row("an agent that is silent", "agent-silent", "", "tide"_secret, "500 Agent startup failed",
        "it did not say that it is ready within 1 s");
    row("no such command", "no-such-thing", "", "tide"_secret, "500 Agent startup failed",
        "it ended before it said that it is ready (exit status 127): exec: not found");
    row("agent: a text", "-", ",\"agent\":\"false\"", "tide"_secret, "400 Bad Request",
        "agent is neither true, false nor null");
    row("another member does no harm", "-", ",\"port\":\"22\"", "tide"_secret, "200 OK", "");
}

void ContractTest::everyOutcomeHasItsLine()
{
    QFETCH(QString, agent);
    QFETCH(QByteArray, more);
    QFETCH(QByteArray, password);
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, detail);
    ServeRig::Setup setup;
    if (agent != u"-")
        setup.agents << QStringLiteral("127.0.0.1:PORT=") + agent;
    if (agent == u"agent-silent")
        setup.agentTimeout = Milliseconds(1000);
    const ServeRig rig(setup);
    Asked asked(rig, "POST", "/remotes", rig.body(more, password));
    QCOMPARE(asked.line(), "HTTP/1.1 " + line);
    QVERIFY(asked.client().header("Location").isEmpty());
    QVERIFY(!asked.client().heard().contains("tide"_secret));
    if (line == "200 OK") {
        static const QRegularExpression sid(QStringLiteral("\\A[0-9a-f]{32}\\z"));
        QCOMPARE(asked.object().keys(), QStringList{QStringLiteral("sid")});
        QVERIFY(sid.match(QString::fromLatin1(asked.text("sid"))).hasMatch());
        return;
    }
    QCOMPARE(QByteArray::number(asked.object().value(u"status").toInt()) + ' ' + asked.text("reason"), line);
    if (!detail.isNull())
        QCOMPARE(asked.text("detail"), detail);
    // After a failed start nothing is left open.
    QTRY_COMPARE_WITH_TIMEOUT(rig.host.openConnections(), 0, 60'000);
}

void ContractTest::failedSessionsAreNotListed()
{
    const ServeRig rig;
    Asked failed(rig, "POST", "/remotes", rig.body({}, "ebb"));
    QCOMPARE(failed.line(), QByteArray("HTTP/1.1 403 Remote authentication failed"));
    Asked listed(rig, "GET", "/remotes");
    QCOMPARE(listed.line(), QByteArray("HTTP/1.1 200 OK"));
    QCOMPARE(listed.client().body(), QByteArray("{\"remotes\":[]}"));
}

void ContractTest::aHostThatIsNotThere_data()
{
    QTest::addColumn<QByteArray>("hostname");
    QTest::addColumn<QByteArray>("line");
    const QByteArray failed = "500 Remote connection failed";
    QTest::newRow("refused") << QByteArray("127.0.0.1:1") << failed;
    QTest::newRow("no such name") << QByteArray("no-such-host.invalid") << failed;
    QTest::newRow("no name at all") << QByteArray("-oProxyCommand=id") << failed;
    QTest::newRow("a shell's words") << QByteArray("a;touch x") << failed;
    QTest::newRow("with a user") << QByteArray("ann@127.0.0.1") << failed;
    QTest::newRow("empty") << QByteArray() << QByteArray("400 Bad Request");
}

void ContractTest::aHostThatIsNotThere()
{
    QFETCH(QByteArray, hostname);
    QFETCH(QByteArray, line);
    const ServeRig rig;
    Asked asked(rig, "POST", "/remotes",
                "{\"hostname\":\"" + hostname + R"(","username":"ann","password":")" +
                    QByteArray("tide"_secret) + R"("})");
    QCOMPARE(asked.line(), "HTTP/1.1 " + line);
    QCOMPARE(rig.host.seen().connections, 0);
}

void ContractTest::hostKeysAreTheStrictKind()
{
    ServeRig::Setup setup;
    setup.hostKeys = ssh::HostKeyMode::Strict;
    const ServeRig rig(setup);
    Asked asked(rig, "POST", "/remotes", rig.body());
    QCOMPARE(asked.line(), QByteArray("HTTP/1.1 500 Remote connection failed"));
    QCOMPARE(asked.text("kind"), QByteArray("HostKeyUnknown"));
    QVERIFY(asked.text("detail").contains("--host-keys accept-new"));
    QCOMPARE(rig.host.seen().authenticationTries(), 0);
    QVERIFY(!QFile::exists(rig.file("known_hosts")));
}

void ContractTest::aChangedKeyIsRefused()
{
    ServeRig rig;
    QVERIFY(!createdSid(rig).isEmpty());
    rig.host.changeHostKey();
    const int tries = rig.host.seen().authenticationTries();
    Asked asked(rig, "POST", "/remotes", rig.body());
    QCOMPARE(asked.line(), QByteArray("HTTP/1.1 500 Remote connection failed"));
    QCOMPARE(asked.text("kind"), QByteArray("HostKeyChanged"));
    QCOMPARE(rig.host.seen().authenticationTries(), tries);
}

void ContractTest::theRequestOfTheDocumentation_data()
{
    QTest::addColumn<bool>("byteByByte");
    QTest::newRow("whole") << false;
    QTest::newRow("a byte at a time") << true;
}

void ContractTest::theRequestOfTheDocumentation()
{
    QFETCH(bool, byteByByte);
    const ServeRig rig;
    const QByteArray body = "{\"hostname\":\"127.0.0.1:" + QByteArray::number(rig.host.port()) +
                            R"(", "username":"ann", "password":")" + QByteArray("tide"_secret) + R"("})";
    const QByteArray request = "POST /remotes HTTP/1.1\r\n"
                               "Host: localhost:" +
                               QByteArray::number(rig.port()) +
                               "\r\n"
                               "Content-Length: " +
                               QByteArray::number(body.size()) +
                               "\r\n"
                               "Accept-Encoding: gzip, deflate, compress\r\n"
                               "Accept: */*\r\n"
                               "User-Remote: python-requests/1.2.0 CPython/2.7.3 "
                               "Linux/2.6.32-358.2.1.el6.x86_64\r\n"
                               "content-type: application/json\r\n" +
                               RawClient::basic(ServeRig::kPassword) + "\r\n" + body;
    RawClient client(rig.port());
    for (qsizetype at = 0; byteByByte && at < request.size(); ++at)
        client.send(request.mid(at, 1));
    if (!byteByByte)
        client.send(request);
    QTRY_VERIFY_WITH_TIMEOUT(client.isAnswered(), 30'000);
    QCOMPARE(client.statusLine(), QByteArray("HTTP/1.1 200 OK"));
    QCOMPARE(client.header("Content-Type"), QByteArray("application/json"));
    QCOMPARE(QJsonDocument::fromJson(client.body()).object().value(u"sid").toString().size(), 32);
}

void ContractTest::aliasesAndSavedHosts()
{
    quint16 port = 0;
    ServeRig::Setup setup;
    setup.config = "Host harbour\n  HostName 127.0.0.1\n  Port PORT\n  User ann\n";
    setup.agents << QStringLiteral("harbour=agent-good");
    setup.findSaved = [&port](QString name) -> Task<std::optional<SavedHost>> {
        if (name != u"My Cluster")
            co_return std::nullopt;
        SavedHost saved;
        saved.host = QStringLiteral("127.0.0.1");
        saved.port = port;
        saved.user = QStringLiteral("ann");
        saved.agentCommand = QString();
        co_return saved;
    };
    const ServeRig rig(setup);
    port = rig.host.port();
    Asked alias(rig, "POST", "/remotes",
                R"({"hostname":"harbour","username":null,"password":")" + QByteArray("tide"_secret) +
                    R"(","agent":true})");
    QCOMPARE(alias.line(), QByteArray("HTTP/1.1 200 OK"));
    Asked saved(rig, "POST", "/remotes",
                R"({"hostname":"My Cluster","username":"ann","password":")" + QByteArray("tide"_secret) +
                    R"("})");
    QCOMPARE(saved.line(), QByteArray("HTTP/1.1 500 Missing agent configuration"));
    Asked without(rig, "POST", "/remotes",
                  R"({"hostname":"My Cluster","username":null,"password":")" + QByteArray("tide"_secret) +
                      R"(","agent":false})");
    QCOMPARE(without.line(), QByteArray("HTTP/1.1 200 OK"));
    Asked listed(rig, "GET", "/remotes");
    QCOMPARE(listed.line(), QByteArray("HTTP/1.1 200 OK"));
    QCOMPARE(listed.object().value(u"remotes").toArray().at(0).toObject().value(u"hostname").toString(),
             QStringLiteral("harbour"));
}

void ContractTest::nothingElseIsDoneForARequest()
{
    ServeRig::Setup setup;
    const QTemporaryDir traces;
    const QByteArray trace = QFile::encodeName(traces.filePath(QStringLiteral("trace")));
    setup.config = "Host proxied\n  HostName 127.0.0.1\n  Port PORT\n  ProxyCommand touch " + trace +
                   "\nHost *\n  IdentityFile " + trace + "\n";
    const ServeRig rig(setup);
    Asked proxied(rig, "POST", "/remotes",
                  R"({"hostname":"proxied","username":"ann","password":")" + QByteArray("tide"_secret) +
                      R"("})");
    QCOMPARE(proxied.line(), QByteArray("HTTP/1.1 500 Remote connection failed"));
    QVERIFY(!QFile::exists(QFile::decodeName(trace)));
    Asked plain(rig, "POST", "/remotes", rig.body());
    QCOMPARE(plain.line(), QByteArray("HTTP/1.1 200 OK"));
    const SshSeen seen = rig.host.seen();
    QCOMPARE(seen.keyOffers + seen.keySignatures, 0);
    QCOMPARE(seen.passwords, QByteArrayList{"tide"_secret});
}

void ContractTest::aSessionIsListedShownAndDeleted()
{
    ServeRig::Setup setup;
    setup.agents << QStringLiteral("127.0.0.1:PORT=agent-good");
    const ServeRig rig(setup);
    const QByteArray sid = createdSid(rig);
    QVERIFY(!sid.isEmpty());
    Asked shown(rig, "GET", "/remotes/" + sid);
    QCOMPARE(shown.line(), QByteArray("HTTP/1.1 200 OK"));
    QCOMPARE(shown.text("sid"), sid);
    QCOMPARE(shown.text("hostname"), "127.0.0.1:" + QByteArray::number(rig.host.port()));
    QCOMPARE(shown.text("username"), QByteArray("ann"));
    QCOMPARE(shown.text("state"), QByteArray("open"));
    QCOMPARE(shown.text("agent"), QByteArray("ready"));
    QVERIFY(shown.object().value(u"error").isNull());
    Asked listed(rig, "GET", "/remotes");
    QCOMPARE(listed.line(), QByteArray("HTTP/1.1 200 OK"));
    QCOMPARE(listed.object().value(u"remotes").toArray().at(0).toObject(), shown.object());
    Asked gone(rig, "DELETE", "/remotes/" + sid);
    QCOMPARE(gone.line(), QByteArray("HTTP/1.1 204 Remote deleted"));
    QCOMPARE(gone.client().body(), QByteArray());
    Asked again(rig, "DELETE", "/remotes/" + sid);
    QCOMPARE(again.line(), QByteArray("HTTP/1.1 404 Not Found"));
    QTRY_COMPARE_WITH_TIMEOUT(rig.host.openConnections(), 0, 60'000);
}

void ContractTest::unknownSids_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("what");
    QTest::newRow("show") << QByteArray("GET") << QByteArray();
    QTest::newRow("delete") << QByteArray("DELETE") << QByteArray();
    QTest::newRow("browse") << QByteArray("POST") << QByteArray("/browse/");
    QTest::newRow("file") << QByteArray("GET") << QByteArray("/file/etc/passwd");
    QTest::newRow("launch") << QByteArray("POST") << QByteArray("/launch");
}

void ContractTest::unknownSids()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, what);
    const ServeRig rig;
    for (const QByteArray &sid : {QByteArray("0123456789abcdef0123456789abcdef"), QByteArray("x")}) {
        Asked asked(rig, method, "/remotes/" + sid + what, method == "POST" ? "{}" : "");
        QCOMPARE(asked.line(), QByteArray("HTTP/1.1 404 Not Found"));
        QCOMPARE(asked.text("detail"), QByteArray("there is no session with this sid"));
    }
}

void ContractTest::commandsHaveTheirStatus_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char *name, const char *body, const char *line, const char *answer) {
        QTest::newRow(name) << QByteArray(body) << QByteArray(line) << QByteArray(answer);
    };
    row("output", R"({"command":"printf some words"})", "200 OK",
        R"({"command":"printf some words","errors":"","output":"some words","status":0})");
    row("errors", R"({"command":"stderr oh"})", "200 OK",
        R"({"command":"stderr oh","errors":"oh","output":"","status":0})");
    row("a status", R"({"command":"exit 3"})", "200 OK",
        R"({"command":"exit 3","errors":"","output":"","status":3})");
    row("no input", R"({"command":"cat"})", "200 OK",
        R"({"command":"cat","errors":"","output":"","status":0})");
    row("no command", "{}", "400 Bad Request", nullptr);
    row("an empty command", R"({"command":" "})", "400 Bad Request", nullptr);
    row("a command that is a list", R"({"command":["ls"]})", "400 Bad Request", nullptr);
    row("no JSON", "ls", "400 Bad Request", nullptr);
}

void ContractTest::commandsHaveTheirStatus()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, answer);
    const ServeRig rig;
    const QByteArray sid = createdSid(rig);
    Asked asked(rig, "POST", "/remotes/" + sid + "/launch", body);
    QCOMPARE(asked.line(), "HTTP/1.1 " + line);
    if (!answer.isNull())
        QCOMPARE(asked.client().body(), answer);
}

void ContractTest::commandsGoToTheAgent()
{
    ServeRig::Setup setup;
    setup.agents << QStringLiteral("127.0.0.1:PORT=agent-good");
    const ServeRig rig(setup);
    const QByteArray path = "/remotes/" + createdSid(rig) + "/launch";
    Asked launched(rig, "POST", path, R"({"command":"squeue"})");
    QCOMPARE(launched.line(), QByteArray("HTTP/1.1 200 OK"));
    QCOMPARE(launched.client().body(),
             QByteArray(R"({"command":"squeue","errors":"","output":"by the agent\n","status":null})"));
    Asked refused(rig, "POST", path, R"({"command":"refuse me"})");
    QCOMPARE(refused.line(), QByteArray("HTTP/1.1 400 Bad Request"));
    QCOMPARE(refused.text("detail"), QByteArray("the agent says: not \xef\xbf\xbd[1mtoday"));
    const QByteArray without = "/remotes/" + createdSid(rig, ",\"agent\":false") + "/launch";
    Asked run(rig, "POST", without, R"({"command":"exit 4"})");
    QCOMPARE(run.line(), QByteArray("HTTP/1.1 200 OK"));
    QCOMPARE(run.object().value(u"status").toInt(), 4);
}

void ContractTest::aBrokenAgentIsReplaced()
{
    ServeRig::Setup setup;
    setup.agents << QStringLiteral("127.0.0.1:PORT=agent-broken");
    const ServeRig rig(setup);
    const QByteArray sid = createdSid(rig);
    Asked launched(rig, "POST", "/remotes/" + sid + "/launch", R"({"command":"squeue"})");
    QCOMPARE(launched.line(), QByteArray("HTTP/1.1 500 Agent failed"));
    QVERIFY(launched.text("detail").contains("PNG"));
    const auto agentState = [&] {
        Asked shown(rig, "GET", "/remotes/" + sid);
        return shown.line() == "HTTP/1.1 200 OK" ? shown.text("agent") : QByteArray("?");
    };
    QTRY_COMPARE_WITH_TIMEOUT(agentState(), QByteArray("ready"), 60'000);
    QVERIFY(rig.host.seen().commands.size() >= 2);
}

void ContractTest::aLostHostComesBackUnderItsSid()
{
    ServeRig rig;
    const QByteArray path = "/remotes/" + createdSid(rig);
    rig.host.stopListening();
    rig.host.killConnections();
    const auto state = [&] {
        Asked shown(rig, "GET", path);
        return shown.line() == "HTTP/1.1 200 OK" ? shown.text("state") : QByteArray("?");
    };
    // It waits and connects by turns: asked twice, it may be either.
    QTRY_VERIFY_WITH_TIMEOUT(state() != "open", 60'000);
    Asked meanwhile(rig, "POST", path + "/launch", R"({"command":"exit 1"})");
    QCOMPARE(meanwhile.line(), QByteArray("HTTP/1.1 500 Remote connection failed"));
    rig.host.listenAgain();
    // Whoever wants something of it is what it is tried again for.
    Asked launched(rig, "POST", path + "/launch", R"({"command":"printf back"})");
    QCOMPARE(launched.line(), QByteArray("HTTP/1.1 200 OK"));
    QCOMPARE(launched.text("output"), QByteArray("back"));
}

void ContractTest::idleSessionsEnd()
{
    ServeRig::Setup setup;
    setup.idleTime = Milliseconds(500);
    const ServeRig rig(setup);
    const QByteArray sid = createdSid(rig);
    QElapsedTimer time;
    time.start();
    while (time.elapsed() < 1500) { // each look at it is an access
        Asked shown(rig, "GET", "/remotes/" + sid);
        QCOMPARE(shown.line(), QByteArray("HTTP/1.1 200 OK"));
    }
    QTRY_COMPARE_WITH_TIMEOUT(rig.host.openConnections(), 0, 60'000);
    Asked gone(rig, "GET", "/remotes/" + sid);
    QCOMPARE(gone.line(), QByteArray("HTTP/1.1 404 Not Found"));
}

void ContractTest::aHundredSessionsAtOnce()
{
    constexpr int kSessions = 100;
    const ServeRig rig;
    std::vector<std::unique_ptr<Asked>> asked;
    for (int i = 0; i < kSessions; ++i)
        asked.push_back(std::make_unique<Asked>(rig, "POST", "/remotes", rig.body()));
    QSet<QByteArray> sids;
    for (const auto &one : asked) {
        QCOMPARE(one->line(), QByteArray("HTTP/1.1 200 OK"));
        sids.insert(one->text("sid"));
    }
    QCOMPARE(sids.size(), kSessions);
    QCOMPARE(rig.host.openConnections(), kSessions);
    asked.clear();
    for (const QByteArray &sid : sids)
        asked.push_back(std::make_unique<Asked>(rig, "POST", "/remotes/" + sid + "/launch",
                                                "{\"command\":\"printf " + sid + "\"}"));
    for (const auto &one : asked) {
        QCOMPARE(one->line(), QByteArray("HTTP/1.1 200 OK"));
        sids.remove(one->text("output"));
    }
    QVERIFY(sids.isEmpty());
}

void ContractTest::clientsThatGoHarmNobody()
{
    ServeRig::Setup setup;
    setup.agents << QStringLiteral("127.0.0.1:PORT=agent-silent");
    setup.agentTimeout = Milliseconds(500);
    const ServeRig rig(setup);
    for (int i = 0; i < 10; ++i) {
        RawClient client(rig.port());
        client.request("POST", "/remotes", rig.body(), RawClient::basic(ServeRig::kPassword));
        QTRY_COMPARE_WITH_TIMEOUT(rig.host.seen().connections, i + 1, 20'000);
        client.hangUp();
    }
    QTRY_COMPARE_WITH_TIMEOUT(rig.host.openConnections(), 0, 30'000);
    QVERIFY(!createdSid(rig, ",\"agent\":false").isEmpty());
}

void ContractTest::itStopsInOrder()
{
    ServeRig::Setup setup;
    setup.agents << QStringLiteral("127.0.0.1:PORT=agent-good");
    ServeRig rig(setup);
    QVERIFY(!createdSid(rig).isEmpty());
    QVERIFY(!createdSid(rig).isEmpty());
    QVERIFY(QFile::exists(rig.service->file()));
    const QString file = rig.service->file();
    bool stopped = false;
    connect(rig.service.get(), &serve::Serve::stopped, this, [&stopped] { stopped = true; });
    rig.service->stop();
    QVERIFY(!QFile::exists(file));
    QTRY_VERIFY_WITH_TIMEOUT(stopped, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(rig.host.openConnections(), 0, 60'000);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::ContractTest)
#include "ContractTest.moc"
