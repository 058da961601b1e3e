#pragma once

#include <QProcess>
#include <QTest>

/// One run of the built program, without a display and with nothing of the tester's environment that
/// could change what it does. It is ended with this object.
class Program {
public:
    explicit Program(const QStringList &arguments, const QByteArray &input = {},
                     const QStringList &environment = {})
    {
        m_process.setEnvironment(plainEnvironment() + environment);
        m_process.start(QStringLiteral(PORTHOLE_PROGRAM), arguments);
        m_process.write(input);
        m_process.closeWriteChannel();
    }
    ~Program()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    static QStringList plainEnvironment()
    {
        QStringList plain{QStringLiteral("PATH=/usr/bin:/bin"), QStringLiteral("LC_ALL=C.UTF-8"),
                          // Nothing can be made below it, not even by root.
                          QStringLiteral("HOME=/dev/null"),
                          // What OpenSSL keeps for its threads looks like a leak now and then. Ours are
                          // looked for in the tests of the sessions.
                          QStringLiteral("ASAN_OPTIONS=detect_leaks=0:verify_asan_link_order=0")};
        // It is looked for secrets that it leaves, as the tests are.
        for (const char *name : {"LD_PRELOAD", "PORTHOLE_TEST_WATCH", "TMPDIR"})
            if (qEnvironmentVariableIsSet(name))
                plain << QLatin1String(name) + u'=' + qEnvironmentVariable(name);
        return plain;
    }

    bool ended() const { return m_process.state() == QProcess::NotRunning; }
    /// Waits with the event loop running, for servers that live in the test; -1 if it crashed or hangs.
    int exitCode()
    {
        const bool over = QTest::qWaitFor([this] { return ended(); }, 60'000);
        return over && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    qint64 pid() const { return m_process.processId(); }
    QByteArray output() { return m_output += m_process.readAllStandardOutput(); }
    QByteArray errors() { return m_errors += m_process.readAllStandardError(); }

private:
    QProcess m_process;
    QByteArray m_output, m_errors;
};
