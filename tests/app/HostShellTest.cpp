#include "HostHome.h"
#include "TerminalProgram.h"

#include <QTest>

/// `porthole shell`, and what is asked on a terminal, on one of the test's own.
class HostShellTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theKeyIsShownAndAskedFor();
    void noMeansNo();
    void theShellIsTheTerminals();
    void theTerminalIsAsBefore_data();
    void theTerminalIsAsBefore();
    void itsSizeFollows();
    void theTildeIsAWayOut();
    void execAsksOnTheTerminalWithItsInputInUse();

private:
    /// The home's HOME in the stead of the plain one: execve() takes both, and the first counts.
    QStringList environment() const
    {
        QStringList variables = Program::plainEnvironment();
        variables.removeIf(
            [](const QString &variable) { return variable.startsWith(QLatin1String("HOME=")); });
        return variables + m_home->environment();
    }
    std::unique_ptr<TerminalProgram> run(const QStringList &words)
    {
        return std::make_unique<TerminalProgram>(words, environment());
    }
    std::unique_ptr<TerminalProgram> shell()
    {
        return run(QStringList{QStringLiteral("shell"), m_home->address()} + m_home->credentials());
    }
    /// A shell at its prompt, which is made to be known.
    std::unique_ptr<TerminalProgram> openShell()
    {
        m_home->knowTheHost();
        auto program = shell();
        // Typed ahead: the line that comes back is the shell's own work.
        if (!QTest::qWaitFor([&] { return program->isRaw(); }, 30000))
            return program;
        program->type("PS1=; echo at-the-$((40 + 2))\r");
        program->shows("at-the-42");
        return program;
    }

    std::unique_ptr<HostHome> m_home;
};

void HostShellTest::init()
{
    m_home = std::make_unique<HostHome>();
    QVERIFY2(m_home->start(), qPrintable(m_home->host().failure()));
}

void HostShellTest::theKeyIsShownAndAskedFor()
{
    const auto program = shell();
    const QByteArray fingerprint = m_home->host().hostKey(QStringLiteral("ed25519")).fingerprint().toLatin1();
    QVERIFY2(program->shows("(yes/no) "), program->shown().constData());
    QVERIFY(program->shown().contains(fingerprint));
    QVERIFY(program->shown().contains("[SHA256]"));
    QVERIFY(m_home->knownHosts().isEmpty());
    program->type("y\n"); // a whole word, or nothing
    QVERIFY(program->shows("yes or no"));
    QVERIFY(m_home->knownHosts().isEmpty());
    program->type("yes\n");
    QVERIFY(QTest::qWaitFor([&] { return program->isRaw(); }, 30000));
    QVERIFY(!m_home->knownHosts().isEmpty());
    program->type("exit 5\r");
    QCOMPARE(program->exitCode(), 5);
}

void HostShellTest::noMeansNo()
{
    const auto program = shell();
    QVERIFY(program->shows("(yes/no) "));
    program->type("no\n");
    QCOMPARE(program->exitCode(), 255);
    QVERIFY(program->shown().contains("porthole: host key unknown: "));
    QVERIFY(m_home->knownHosts().isEmpty());
    QVERIFY(program->isRestored());
}

void HostShellTest::theShellIsTheTerminals()
{
    const auto program = openShell();
    QVERIFY2(program->shown().contains("at-the-42"), program->shown().constData());
    program->type("echo $TERM; tty\r");
    QVERIFY(program->shows("xterm-256color"));
    QVERIFY(program->shows("/dev/pts/"));
    // Ctrl+C is a key of the host's.
    program->type("sh -c 'echo asleep-$((1 + 1)); exec sleep 600'\r");
    QVERIFY(program->shows("asleep-2"));
    program->type("\x03");
    // A shell that was interrupted may drop what is typed ahead: asked until it answers.
    QVERIFY(QTest::qWaitFor(
        [&] {
            program->type("echo awake-$((1 + 1))\r");
            return program->shows("awake-2", 200);
        },
        30000));
    program->type("exit 0\r");
    QCOMPARE(program->exitCode(), 0);
}

void HostShellTest::theTerminalIsAsBefore_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<int>("code");
    QTest::newRow("exit") << 0 << 3;
    QTest::newRow("SIGTERM") << SIGTERM << 128 + SIGTERM;
    QTest::newRow("SIGHUP") << SIGHUP << 128 + SIGHUP;
    QTest::newRow("SIGQUIT") << SIGQUIT << 128 + SIGQUIT;
    QTest::newRow("the host dies") << -1 << 255;
}

void HostShellTest::theTerminalIsAsBefore()
{
    QFETCH(int, signal);
    const auto program = openShell();
    QVERIFY(program->isRaw());
    if (signal > 0)
        program->signal(signal);
    else if (signal < 0)
        m_home->host().kill();
    else
        program->type("exit 3\r");
    QTEST(program->exitCode(), "code");
    QVERIFY(program->isRestored());
}

void HostShellTest::itsSizeFollows()
{
    const auto program = openShell();
    program->type("stty size\r");
    QVERIFY2(program->shows("24 80"), program->shown().constData());
    program->resize(101, 33);
    // The new size travels beside the keys: asked until it has arrived.
    QVERIFY(QTest::qWaitFor(
        [&] {
            program->type("stty size\r");
            return program->shows("33 101", 200);
        },
        30000));
    program->type("exit\r");
    QCOMPARE(program->exitCode(), 0);
}

void HostShellTest::theTildeIsAWayOut()
{
    const auto program = openShell();
    program->type("echo a~.b-$((2 + 2))\r");
    QVERIFY(program->shows("a~.b-4")); // not at the beginning of a line
    program->type("~.");
    QCOMPARE(program->exitCode(), 255);
    QVERIFY(program->isRestored());
}

void HostShellTest::execAsksOnTheTerminalWithItsInputInUse()
{
    const auto program = run(QStringList{QStringLiteral("exec"), m_home->address()} + m_home->credentials() +
                             QStringList{QStringLiteral("--"), QStringLiteral("read line; echo got-$line")});
    QVERIFY(program->shows("(yes/no) "));
    program->type("yes\n");
    QVERIFY(QTest::qWaitFor([&] { return !m_home->knownHosts().isEmpty(); }, 30000));
    program->type("it\n");
    QVERIFY2(program->shows("got-it"), program->shown().constData());
    QCOMPARE(program->exitCode(), 0);
}

QTEST_GUILESS_MAIN(HostShellTest)
#include "HostShellTest.moc"
