#include "tests/app/Program.h"
#include "tests/serve/RawClient.h"
#include "tests/serve/ServeRig.h"
#include "tests/support/secrets/TestSecret.h"

#include <QDir>
#include <QJsonArray>
#include <csignal>

namespace porthole::test {

namespace {

/// A computer with a home and a runtime folder, and one host.
class Computer {
public:
    Computer()
        : host(ServeRig::script())
    {
        const QString ssh = home.filePath(QStringLiteral(".ssh"));
        if (!QDir().mkpath(ssh) || !QDir().mkpath(runtime()) ||
            !QFile::setPermissions(runtime(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
            qFatal("no home can be made");
    }
    QString runtime() const { return home.filePath(QStringLiteral("run")); }
    QString serveFile() const { return runtime() + QStringLiteral("/porthole/serve.json"); }
    QString hostname() const { return QStringLiteral("127.0.0.1:%1").arg(host.port()); }
    QStringList environment(const QStringList &more = {}) const
    {
        return QStringList{QStringLiteral("HOME=") + home.path(),
                           QStringLiteral("XDG_RUNTIME_DIR=") + runtime(),
                           QStringLiteral("XDG_DATA_HOME=") + home.path()} +
               more;
    }
    std::unique_ptr<Program> run(const QStringList &words, const QByteArray &input = {},
                                 const QStringList &more = {}) const
    {
        return std::make_unique<Program>(words, input, environment(more));
    }
    std::unique_ptr<Program> serve(const QStringList &words = {}, const QStringList &more = {}) const
    {
        return run(QStringList{QStringLiteral("serve"), QStringLiteral("--listen"),
                               QStringLiteral("127.0.0.1:0"), QStringLiteral("--host-keys"),
                               QStringLiteral("accept-new")} +
                       words,
                   {}, more);
    }

    QTemporaryDir home;
    SshServerDouble host;
};

QStringList words(const char *line) { return QString::fromLatin1(line).split(u' '); }

/// The port that it says it listens on; 0 if it does not come to that.
quint16 portOf(Program &service)
{
    const bool said =
        QTest::qWaitFor([&] { return service.output().endsWith('\n') || service.ended(); }, 30'000);
    return said ? static_cast<quint16>(QUrl(QString::fromLatin1(service.output().trimmed())).port(0))
                : quint16(0);
}

} // namespace

/// `porthole serve` and `porthole remote`, as scripts start them.
class ProgramTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSessionFromTheCommandLine();
    void failuresHaveTheirExitCodes_data();
    void failuresHaveTheirExitCodes();
    void withoutAServiceItIsSeven_data();
    void withoutAServiceItIsSeven();
    void wrongWordsAreUsage_data();
    void wrongWordsAreUsage();
    void aPasswordOfTheUsersOwn();
    void twoAtOnce();
    void aPortThatIsTaken();
    void oneThatIsKilledLeavesNothingThatCounts();
    void signalsEndItInOrder_data();
    void signalsEndItInOrder();
    void itsPasswordIsNowhereToBeSeen();

private:
    Computer m_computer;
};

void ProgramTest::aSessionFromTheCommandLine()
{
    const auto service =
        m_computer.serve({QStringLiteral("--agent"), m_computer.hostname() + QStringLiteral("=agent-good")});
    const quint16 port = portOf(*service);
    QVERIFY2(port != 0, service->errors());
    QCOMPARE(service->output(), "http://127.0.0.1:" + QByteArray::number(port) + '\n');

    const auto created =
        m_computer.run(words("remote create --user ann --password-stdin") << m_computer.hostname(),
                       "tide"_secret + QByteArray("\n"));
    QCOMPARE(created->exitCode(), 0);
    const QByteArray sid = created->output().trimmed();
    QCOMPARE(sid.size(), 32);
    const auto second = m_computer.run(words("remote create --json --no-agent --user ann --password-stdin")
                                           << m_computer.hostname(),
                                       "tide"_secret + QByteArray("\n"));
    QCOMPARE(second->exitCode(), 0);
    QCOMPARE(QJsonDocument::fromJson(second->output()).object().keys(), QStringList{QStringLiteral("sid")});

    const auto listed = m_computer.run(words("remote list --json"));
    QCOMPARE(listed->exitCode(), 0);
    const QJsonArray all = QJsonDocument::fromJson(listed->output()).array();
    QCOMPARE(all.size(), 2);
    QCOMPARE(all[0][u"sid"].toString().toLatin1(), sid);
    QCOMPARE(all[0][u"agent"].toString(), QStringLiteral("ready"));
    QCOMPARE(all[1][u"agent"].toString(), QStringLiteral("none"));
    const auto table = m_computer.run(words("remote list"));
    QCOMPARE(table->exitCode(), 0);
    QVERIFY2(table->output().startsWith("SID ") && table->output().contains(sid), table->output());

    const auto closed = m_computer.run(words("remote close") << QString::fromLatin1(sid));
    QCOMPARE(closed->exitCode(), 0);
    QCOMPARE(closed->output(), QByteArray());
    const auto again = m_computer.run(words("remote close") << QString::fromLatin1(sid));
    QCOMPARE(again->exitCode(), 4);
}

void ProgramTest::failuresHaveTheirExitCodes_data()
{
    QTest::addColumn<QString>("hostname"); // "HOST": the one there is
    QTest::addColumn<QString>("more");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *name, const char *hostname, const char *more, const QByteArray &input,
                        int code, const char *says) {
        QTest::newRow(name) << QString::fromLatin1(hostname) << QString::fromLatin1(more) << input << code
                            << QByteArray(says);
    };
    row("a wrong password", "HOST", "", "ebb"_secret + QByteArray("\n"), 3, "Remote authentication failed");
    row("no agent", "HOST", "--agent", "tide"_secret + QByteArray("\n"), 7, "Missing agent configuration");
    row("refused", "127.0.0.1:1", "", "tide"_secret + QByteArray("\n"), 5, "Remote connection failed");
    row("no host", "", "", "tide"_secret + QByteArray("\n"), 2, "hostname is empty");
    row("no password", "HOST", "", {}, 2, "standard input ended");
}

void ProgramTest::failuresHaveTheirExitCodes()
{
    QFETCH(QString, hostname);
    QFETCH(QString, more);
    QFETCH(QByteArray, input);
    QFETCH(int, code);
    QFETCH(QByteArray, says);
    const auto service = m_computer.serve();
    QVERIFY2(portOf(*service) != 0, service->errors());
    QStringList line = words("remote create --user ann --password-stdin");
    line << (hostname == u"HOST" ? m_computer.hostname() : hostname);
    if (!more.isEmpty())
        line << more;
    const auto created = m_computer.run(line, input);
    QCOMPARE(created->exitCode(), code);
    QCOMPARE(created->output(), QByteArray());
    QVERIFY2(created->errors().contains(says), created->errors());
    QVERIFY(!created->errors().contains("tide"_secret));
}

void ProgramTest::withoutAServiceItIsSeven_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line : {"remote list", "remote create h --password-stdin", "remote close 0123"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void ProgramTest::withoutAServiceItIsSeven()
{
    QFETCH(QString, line);
    const auto asked = m_computer.run(line.split(u' '), "tide"_secret + QByteArray("\n"));
    QCOMPARE(asked->exitCode(), 7);
    QVERIFY2(asked->errors().contains("no porthole serve is running"), asked->errors());
}

void ProgramTest::wrongWordsAreUsage_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line :
         {"serve --listen 0.0.0.0:8092", "serve --listen [::]:8092", "serve --listen example.com:80",
          "serve --host-keys no", "serve --agent nothing", "serve --idle-minutes -1", "serve x",
          "remote create", "remote create h --agent --no-agent", "remote close"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void ProgramTest::wrongWordsAreUsage()
{
    QFETCH(QString, line);
    const auto run = m_computer.run(line.split(u' '));
    QCOMPARE(run->exitCode(), 2);
    QCOMPARE(run->output(), QByteArray());
}

void ProgramTest::aPasswordOfTheUsersOwn()
{
    const QStringList own{QStringLiteral("PORTHOLE_SERVE_PASSWORD=") + QLatin1String(ServeRig::kPassword)};
    const auto service = m_computer.serve({}, own);
    const quint16 port = portOf(*service);
    QVERIFY2(port != 0, service->errors());
    QFile file(m_computer.serveFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("password"));
    RawClient client(port);
    client.request("GET", "/remotes", {}, RawClient::basic(ServeRig::kPassword));
    QTRY_COMPARE_WITH_TIMEOUT(client.statusLine(), QByteArray("HTTP/1.1 200 OK"), 60'000);
    const auto without = m_computer.run(words("remote list"));
    QCOMPARE(without->exitCode(), 3);
    QVERIFY2(without->errors().contains("PORTHOLE_SERVE_PASSWORD"), without->errors());
    const auto with = m_computer.run(words("remote list"), {}, own);
    QCOMPARE(with->exitCode(), 0);
    // What the kernel shows of its environment to others of the same user.
    QFile environment(QStringLiteral("/proc/%1/environ").arg(service->pid()));
    QVERIFY(!environment.open(QIODevice::ReadOnly) || !environment.readAll().contains(ServeRig::kPassword));
}

void ProgramTest::twoAtOnce()
{
    const auto first = m_computer.serve();
    QVERIFY2(portOf(*first) != 0, first->errors());
    const auto second = m_computer.serve();
    const quint16 port = portOf(*second);
    QVERIFY2(port != 0 && port != portOf(*first), second->errors());
    const QByteArray where = "serve-" + QByteArray::number(port) + ".json";
    QTRY_VERIFY2(second->errors().contains(where), second->errors());
    const auto listed = m_computer.run(words("remote list"));
    QCOMPARE(listed->exitCode(), 0);
    QFile file(m_computer.runtime() + QStringLiteral("/porthole/") + QString::fromLatin1(where));
    QVERIFY(file.open(QIODevice::ReadOnly));
    RawClient client(port);
    client.request(
        "GET", "/remotes", {},
        RawClient::basic(
            QJsonDocument::fromJson(file.readAll()).object().value(u"password").toString().toUtf8()));
    QTRY_COMPARE_WITH_TIMEOUT(client.statusLine(), QByteArray("HTTP/1.1 200 OK"), 60'000);
}

void ProgramTest::aPortThatIsTaken()
{
    const auto first = m_computer.serve();
    const quint16 port = portOf(*first);
    const auto second = m_computer.run(words("serve --listen") << QStringLiteral("127.0.0.1:%1").arg(port));
    QCOMPARE(second->exitCode(), 7);
    QVERIFY2(second->errors().contains("in use"), second->errors());
}

void ProgramTest::oneThatIsKilledLeavesNothingThatCounts()
{
    {
        const auto killed = m_computer.serve();
        QVERIFY2(portOf(*killed) != 0, killed->errors());
    }
    QVERIFY(QFile::exists(m_computer.serveFile()));
    QCOMPARE(m_computer.run(words("remote list"))->exitCode(), 7);
    const auto next = m_computer.serve();
    QVERIFY2(portOf(*next) != 0, next->errors());
    QCOMPARE(m_computer.run(words("remote list"))->exitCode(), 0);
    ::kill(static_cast<pid_t>(next->pid()), SIGTERM);
    QCOMPARE(next->exitCode(), 0);
}

void ProgramTest::signalsEndItInOrder_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("Ctrl+C") << SIGINT;
}

void ProgramTest::signalsEndItInOrder()
{
    QFETCH(int, signal);
    const auto service =
        m_computer.serve({QStringLiteral("--agent"), m_computer.hostname() + QStringLiteral("=agent-good")});
    QVERIFY2(portOf(*service) != 0, service->errors());
    const auto created =
        m_computer.run(words("remote create --user ann --password-stdin") << m_computer.hostname(),
                       "tide"_secret + QByteArray("\n"));
    QCOMPARE(created->exitCode(), 0);
    QCOMPARE(m_computer.host.openConnections(), 1);
    ::kill(static_cast<pid_t>(service->pid()), signal);
    QCOMPARE(service->exitCode(), 0);
    QVERIFY(!QFile::exists(m_computer.serveFile()));
    QTRY_COMPARE_WITH_TIMEOUT(m_computer.host.openConnections(), 0, 60'000);
}

void ProgramTest::itsPasswordIsNowhereToBeSeen()
{
    const auto service = m_computer.serve({}, {QStringLiteral("PORTHOLE_LOG=1")});
    const quint16 port = portOf(*service);
    QVERIFY2(port != 0, service->errors());
    QFile file(m_computer.serveFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.permissions() & 0x0fff, QFile::Permissions(QFile::ReadUser | QFile::WriteUser));
    const QByteArray password =
        QJsonDocument::fromJson(file.readAll()).object().value(u"password").toString().toUtf8();
    QCOMPARE(QByteArray::fromBase64(password, QByteArray::Base64UrlEncoding).size(), 24); // 192 bits
    RawClient client(port);
    client.request("POST", "/remotes",
                   R"({"hostname":"127.0.0.1:1","username":"ann","password":")" +
                       QByteArray("tide-of-this-test"_secret) + R"("})",
                   RawClient::basic(password));
    QTRY_VERIFY_WITH_TIMEOUT(client.isAnswered(), 60'000);
    QVERIFY(!client.heard().contains("tide-of-this-test"_secret));
    QVERIFY(!service->errors().contains(password));
    QVERIFY(!service->errors().contains("tide-of-this-test"_secret));
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::ProgramTest)
#include "ProgramTest.moc"
