#include "HostHome.h"
#include "tests/support/secrets/TestSecret.h"
#include "tests/support/ssh/SshServerDouble.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <ctime>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

using porthole::operator""_secret;

namespace {

/// A pipe with a name, of which nobody reads.
class UnreadPipe {
public:
    UnreadPipe()
    {
        ::mkfifo(path().toLocal8Bit().constData(), 0600);
        m_descriptor = ::open(path().toLocal8Bit().constData(), O_RDWR | O_CLOEXEC);
    }
    ~UnreadPipe() { ::close(m_descriptor); }
    UnreadPipe(const UnreadPipe &) = delete;
    UnreadPipe &operator=(const UnreadPipe &) = delete;

    QString path() const { return m_folder.filePath(QStringLiteral("pipe")); }
    int bytes() const
    {
        int count = -1;
        ::ioctl(m_descriptor, FIONREAD, &count);
        return count;
    }
    int capacity() const { return ::fcntl(m_descriptor, F_GETPIPE_SZ); }

private:
    QTemporaryDir m_folder;
    int m_descriptor = -1;
};

/// Of the processor, by all threads of a process; -1 if there is none.
double secondsUsed(qint64 process)
{
    clockid_t clock{};
    timespec time{};
    if (::clock_getcpuclockid(static_cast<pid_t>(process), &clock) != 0 || ::clock_gettime(clock, &time) != 0)
        return -1;
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

} // namespace

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
    void waitingCostsNothing_data();
    void waitingCostsNothing();
    void closedDescriptorsAreNoTrap_data();
    void closedDescriptorsAreNoTrap();

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
    script.password = "right"_secret;
    const porthole::test::SshServerDouble server(script);
    const auto run = [&](const QStringList &options, const QByteArray &input) {
        Program program(QStringList{QStringLiteral("exec"),
                                    QStringLiteral("ann@127.0.0.1:%1").arg(server.port()),
                                    QStringLiteral("--host-keys"), QStringLiteral("accept-new")} +
                            options + QStringList{QStringLiteral("--"), QStringLiteral("true")},
                        input, m_home->environment());
        return program.exitCode() == 255 ? program.errors() : QByteArray("no failure");
    };
    const QByteArray refused = run({QStringLiteral("--password-stdin")}, "wrong"_secret + QByteArray("\n"));
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

void HostExecTest::waitingCostsNothing_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("input");
    QTest::addColumn<bool>("fills"); // what it prints is more than a pipe takes
    QTest::newRow("nobody reads its output") << "yes" << QString() << true;
    QTest::newRow("nobody reads, and its input has ended") << "yes"
                                                           << "/dev/null" << true;
    QTest::newRow("its input has ended") << "cat; echo up; sleep 600"
                                         << "/dev/null" << false;
    QTest::newRow("the host takes no input") << "echo up; sleep 600"
                                             << "/dev/zero" << false;
    QTest::newRow("nothing happens") << "echo up; sleep 600" << QString() << false;
}

/// A loop that asks again and again takes all of a processor.
void HostExecTest::waitingCostsNothing()
{
    QFETCH(QString, command);
    QFETCH(QString, input);
    QFETCH(bool, fills);
    start();
    QVERIFY(m_home->knowTheHost());
    const UnreadPipe output;
    QProcess program;
    program.setEnvironment(Program::plainEnvironment() + m_home->environment());
    program.setStandardOutputFile(output.path());
    if (!input.isEmpty())
        program.setStandardInputFile(input);
    program.start(QStringLiteral(PORTHOLE_PROGRAM), exec({}, {command}));
    QVERIFY(QTest::qWaitFor([&] { return output.bytes() >= (fills ? output.capacity() / 2 : 3); }, 30000));
    // The time is what is measured: in 2 s of waiting a hundredth may be used, here ten times that.
    constexpr int watched = 2000;
    const double before = secondsUsed(program.processId());
    QTest::qWait(watched);
    const double used = secondsUsed(program.processId()) - before;
    QCOMPARE(program.state(), QProcess::Running);
    QVERIFY(before > 0);
    QVERIFY2(used < watched / 1000.0 / 10, qPrintable(QStringLiteral("%1 s").arg(used)));
    program.kill();
    program.waitForFinished();
}

void HostExecTest::closedDescriptorsAreNoTrap_data()
{
    QTest::addColumn<QString>("redirection");
    QTest::addColumn<QString>("command");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("output");
    const QString muchOutput = QStringLiteral("head -c 3000000 /dev/zero; exit 4");
    const QString muchError = QStringLiteral("head -c 3000000 /dev/zero >&2; echo end; exit 4");
    QTest::newRow("no input") << "<&-"
                              << "cat; echo end" << 0 << QByteArray("end\n");
    QTest::newRow("no output") << ">&-" << muchOutput << 255 << QByteArray();
    QTest::newRow("a full disk") << ">/dev/full" << muchOutput << 255 << QByteArray();
    QTest::newRow("no errors") << "2>&-" << muchError << 4 << QByteArray("end\n");
    QTest::newRow("a full disk for errors") << "2>/dev/full" << muchError << 4 << QByteArray("end\n");
    QTest::newRow("nothing at all") << "<&- >&- 2>&-" << muchOutput << 255 << QByteArray();
}

/// A descriptor that is closed is the number of the next socket, and one that fails is never ready.
void HostExecTest::closedDescriptorsAreNoTrap()
{
    QFETCH(QString, redirection);
    QFETCH(QString, command);
    start();
    QVERIFY(m_home->knowTheHost());
    QProcess program;
    program.setEnvironment(Program::plainEnvironment() + m_home->environment());
    program.start(QStringLiteral("/bin/sh"),
                  QStringList{QStringLiteral("-c"), QStringLiteral("exec \"$0\" \"$@\" ") + redirection,
                              QStringLiteral(PORTHOLE_PROGRAM)} +
                      exec({}, {command}));
    QVERIFY(QTest::qWaitFor([&] { return program.state() == QProcess::NotRunning; }, 60'000));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QTEST(program.exitCode(), "status");
    QTEST(program.readAllStandardOutput(), "output");
}

QTEST_GUILESS_MAIN(HostExecTest)
#include "HostExecTest.moc"
