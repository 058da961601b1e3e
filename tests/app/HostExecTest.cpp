#include "HostHome.h"
#include "tests/support/ssh/SshServerDouble.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <unistd.h>

/// `porthole exec`, as scripts use it, against OpenSSH's server. None of these runs has a terminal to ask on.
class HostExecTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { m_home = std::make_unique<HostHome>(); }
    void theExitStatusIsTheCommands_data();
    void theExitStatusIsTheCommands();
    void outputAndErrorsAreKeptApart();
    void bytesComeBackAsTheyWere();
    void theWordsAreTheHostsShells();
    void anUnknownKeyIsNotAcceptedUnasked();
    void acceptNewRemembers();
    void aChangedKeyIsRefusedInEveryMode_data();
    void aChangedKeyIsRefusedInEveryMode();
    void aWrongKeyIsARefusal();
    void aWrongPasswordIsToldAsOne();
    void anAliasIsUnderstood();
    void theHostDyingEndsIt();
    void usageEndsWith255_data();
    void usageEndsWith255();
    void nobodyListens();
    void anInterruptEndsIt();

private:
    /// With what lets one in, and the host's key known.
    QStringList exec(const QStringList &options, const QStringList &command) const
    {
        return QStringList{QStringLiteral("exec"), m_home->address()} + m_home->credentials() + options +
               QStringList{QStringLiteral("--")} + command;
    }
    void start() { QVERIFY2(m_home->start(), qPrintable(m_home->host().failure())); }

    std::unique_ptr<HostHome> m_home;
};

void HostExecTest::initTestCase()
{
    // Whoever runs this at a terminal is not asked on it.
    ::setsid();
}

void HostExecTest::theExitStatusIsTheCommands_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<int>("status");
    QTest::newRow("success") << "true" << 0;
    QTest::newRow("failure") << "exit 7" << 7;
    QTest::newRow("not found") << "no-such-command-here" << 127;
    QTest::newRow("255 is its own too") << "exit 255" << 255;
    QTest::newRow("a signal has no status") << "kill -TERM $$" << 255;
}

void HostExecTest::theExitStatusIsTheCommands()
{
    QFETCH(QString, command);
    start();
    QVERIFY(m_home->knowTheHost());
    Program program(exec({}, {command}), {}, m_home->environment());
    const int code = program.exitCode();
    QVERIFY2(code >= 0, program.errors().constData());
    QTEST(code, "status");
}

void HostExecTest::outputAndErrorsAreKeptApart()
{
    start();
    QVERIFY(m_home->knowTheHost());
    Program program(exec({}, {QStringLiteral("echo out; echo err >&2; exit 3")}), {}, m_home->environment());
    QCOMPARE(program.exitCode(), 3);
    QCOMPARE(program.output(), QByteArray("out\n"));
    QCOMPARE(program.errors(), QByteArray("err\n"));
}

void HostExecTest::bytesComeBackAsTheyWere()
{
    start();
    QVERIFY(m_home->knowTheHost());
    // More than any buffer on the way, every byte, and no line ends where they would help.
    QByteArray bytes(3 * 1024 * 1024, '\0');
    QRandomGenerator random(7);
    std::generate(bytes.begin(), bytes.end(), [&] { return static_cast<char>(random.bounded(256)); });
    Program program(exec({}, {QStringLiteral("cat")}), bytes, m_home->environment());
    QCOMPARE(program.exitCode(), 0);
    QVERIFY(program.output() == bytes);
    QVERIFY2(program.errors().isEmpty(), program.errors().constData());
}

void HostExecTest::theWordsAreTheHostsShells()
{
    start();
    QVERIFY(m_home->knowTheHost());
    Program program(exec({}, {QStringLiteral("echo"), QStringLiteral("-n"), QStringLiteral("$((6 * 7))")}),
                    {}, m_home->environment());
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(program.output(), QByteArray("42"));
}

void HostExecTest::anUnknownKeyIsNotAcceptedUnasked()
{
    start();
    for (const QStringList &options : {QStringList(), QStringList{QStringLiteral("--host-keys=strict")}}) {
        Program program(exec(options, {QStringLiteral("true")}), {}, m_home->environment());
        QCOMPARE(program.exitCode(), 255);
        QVERIFY2(program.errors().startsWith("porthole: host key unknown: "), program.errors().constData());
        QVERIFY(m_home->knownHosts().isEmpty());
    }
}

void HostExecTest::acceptNewRemembers()
{
    start();
    const QStringList accepting = exec({QStringLiteral("--host-keys=accept-new")}, {QStringLiteral("true")});
    Program first(accepting, {}, m_home->environment());
    QCOMPARE(first.exitCode(), 0);
    QVERIFY(m_home->knownHosts().contains(m_home->host().hostKeyLine(QStringLiteral("ed25519"))));
    Program second(exec({QStringLiteral("--host-keys=strict")}, {QStringLiteral("true")}), {},
                   m_home->environment());
    QCOMPARE(second.exitCode(), 0);
}

void HostExecTest::aChangedKeyIsRefusedInEveryMode_data()
{
    QTest::addColumn<QString>("mode");
    for (const char *mode : {"ask", "accept-new", "strict"})
        QTest::newRow(mode) << QString::fromLatin1(mode);
}

void HostExecTest::aChangedKeyIsRefusedInEveryMode()
{
    QFETCH(QString, mode);
    start();
    porthole::test::OpenSshServer other({QStringLiteral("ed25519")});
    QVERIFY2(other.start(), qPrintable(other.failure()));
    QVERIFY(m_home->know(other.hostKeyLine(QStringLiteral("ed25519"))));
    const QByteArray before = m_home->knownHosts();
    Program program(exec({QStringLiteral("--host-keys"), mode}, {QStringLiteral("true")}), {},
                    m_home->environment());
    QCOMPARE(program.exitCode(), 255);
    QVERIFY2(program.errors().startsWith("porthole: host key changed: "), program.errors().constData());
    QCOMPARE(m_home->knownHosts(), before);
}

void HostExecTest::aWrongKeyIsARefusal()
{
    start();
    QVERIFY(m_home->knowTheHost());
    porthole::test::OpenSshServer other({QStringLiteral("ed25519")});
    const QString stranger = other.makeIdentity();
    Program program({QStringLiteral("exec"), m_home->address(), QStringLiteral("--user"),
                     porthole::test::OpenSshServer::user(), QStringLiteral("--identity"), stranger,
                     QStringLiteral("--"), QStringLiteral("true")},
                    {}, m_home->environment());
    QCOMPARE(program.exitCode(), 255);
    QVERIFY2(program.errors().startsWith("porthole: authentication refused: "), program.errors().constData());
}

void HostExecTest::aWrongPasswordIsToldAsOne()
{
    porthole::test::SshScript script;
    script.password = "right";
    const porthole::test::SshServerDouble server(script);
    const auto run = [&](const QStringList &options, const QByteArray &input) {
        Program program(QStringList{QStringLiteral("exec"),
                                    QStringLiteral("ann@127.0.0.1:%1").arg(server.port()),
                                    QStringLiteral("--host-keys"), QStringLiteral("accept-new")} +
                            options + QStringList{QStringLiteral("--"), QStringLiteral("true")},
                        input, m_home->environment());
        return program.exitCode() == 255 ? program.errors() : QByteArray("no failure");
    };
    const QByteArray refused = run({QStringLiteral("--password-stdin")}, "wrong\n");
    QVERIFY2(refused.startsWith("porthole: authentication refused: "), refused.constData());
    QVERIFY2(refused.contains("did not accept the password"), refused.constData());
    QVERIFY(!refused.contains("wrong"));
    const QByteArray unasked = run({}, {});
    QVERIFY2(unasked.contains("--password-stdin"), unasked.constData());
}

void HostExecTest::anAliasIsUnderstood()
{
    start();
    QVERIFY(m_home->knowTheHost());
    const QString config =
        QStringLiteral("Host build\n HostName 127.0.0.1\n Port %1\n User %2\n IdentityFile %3\n")
            .arg(m_home->host().port())
            .arg(porthole::test::OpenSshServer::user(), m_home->credentials().last());
    QVERIFY(m_home->write(QStringLiteral(".ssh/config"), config.toUtf8()));
    Program program({QStringLiteral("exec"), QStringLiteral("build"), QStringLiteral("--"),
                     QStringLiteral("echo"), QStringLiteral("here")},
                    {}, m_home->environment());
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(program.output(), QByteArray("here\n"));
}

void HostExecTest::theHostDyingEndsIt()
{
    start();
    QVERIFY(m_home->knowTheHost());
    Program program(exec({}, {QStringLiteral("echo up; sleep 600")}), {}, m_home->environment());
    QByteArray output;
    QVERIFY(QTest::qWaitFor([&] { return program.output() == "up\n"; }, 30000));
    m_home->host().kill();
    QCOMPARE(program.exitCode(), 255);
    QVERIFY2(program.errors().startsWith("porthole: connection lost: "), program.errors().constData());
}

void HostExecTest::usageEndsWith255_data()
{
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *name, const char *words) {
        QTest::newRow(name) << QString::fromLatin1(words).split(u' ', Qt::SkipEmptyParts);
    };
    row("no host", "exec");
    row("no command", "exec web");
    row("a host that is an option", "exec -- -oProxyCommand=id true");
    row("a host with a shell's characters", "exec web;id -- true");
    row("an unknown option", "exec web --nonsense -- true");
    row("a mode there is not", "exec web --host-keys never -- true");
    row("a key file there is not", "exec web --identity /nonexistent/key -- true");
    row("a user that is none", "exec web --user -l -- true");
    row("a shell without a terminal", "shell web");
    row("a shell takes no command", "shell web ls");
}

void HostExecTest::usageEndsWith255()
{
    QFETCH(QStringList, words);
    Program program(words, {}, m_home->environment());
    QCOMPARE(program.exitCode(), 255);
    QVERIFY2(program.errors().startsWith("porthole: usage: "), program.errors().constData());
    QCOMPARE(program.errors().count('\n'), 1);
}

void HostExecTest::nobodyListens()
{
    start();
    m_home->host().kill();
    Program program(exec({}, {QStringLiteral("true")}), {}, m_home->environment());
    QCOMPARE(program.exitCode(), 255);
    QVERIFY2(program.errors().startsWith("porthole: unreachable: "), program.errors().constData());
}

void HostExecTest::anInterruptEndsIt()
{
    start();
    QVERIFY(m_home->knowTheHost());
    Program program(exec({}, {QStringLiteral("echo up; sleep 600")}), {}, m_home->environment());
    QVERIFY(QTest::qWaitFor([&] { return program.output() == "up\n"; }, 30000));
    ::kill(static_cast<pid_t>(program.pid()), SIGTERM);
    QVERIFY(QTest::qWaitFor([&] { return program.ended(); }, 30000));
}

QTEST_GUILESS_MAIN(HostExecTest)
#include "HostExecTest.moc"
