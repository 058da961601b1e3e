#pragma once

#include <QByteArray>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

namespace porthole::test {

/// OpenSSH's own client, as another program sees it: the oracle for servers. It has a home of its own, and
/// what it is asked is answered by a script.
class OpenSshClient {
public:
    explicit OpenSshClient(quint16 port, QString user = QStringLiteral("guest"))
        : m_port(port)
        , m_user(std::move(user))
    {
        setAnswers({});
        m_process.setProcessChannelMode(QProcess::SeparateChannels);
    }
    ~OpenSshClient()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    /// To its prompts, one after the other; the last one for good.
    void setAnswers(const QByteArrayList &answers)
    {
        QFile script(file("askpass"));
        script.open(QIODevice::WriteOnly);
        script.write("#!/bin/sh\ncd '" + m_folder.path().toUtf8() +
                     "'\nprintf '%s\\n' \"$1\" >>prompts\n"
                     "n=$(wc -l <prompts)\n[ -e answer-$n ] || n=last\ncat answer-$n\n");
        script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        for (qsizetype i = 0; i < answers.size(); ++i) {
            write("answer-" + QByteArray::number(i + 1), answers[i] + '\n');
            write("answer-last", answers[i] + '\n');
        }
    }
    void setOptions(const QStringList &options) { m_options = options; }

    /// "-tt", a command, "-s", "sftp"...
    void start(const QStringList &rest) { startProgram(QStringLiteral("ssh"), arguments() + rest); }
    /// Those that every program of OpenSSH's takes, and where to.
    QStringList arguments() const
    {
        QStringList arguments{QStringLiteral("-F"), QStringLiteral("none")};
        // The first of its kind wins.
        const QStringList options =
            m_options + QStringList{QStringLiteral("Port=%1").arg(m_port),
                                    QStringLiteral("User=") + m_user,
                                    QStringLiteral("UserKnownHostsFile=") + file("known_hosts"),
                                    QStringLiteral("GlobalKnownHostsFile=/dev/null"),
                                    QStringLiteral("StrictHostKeyChecking=accept-new"),
                                    QStringLiteral("LogLevel=ERROR"),
                                    QStringLiteral("ConnectTimeout=20")};
        for (const QString &option : options)
            arguments << QStringLiteral("-o") << option;
        return arguments << QStringLiteral("127.0.0.1");
    }

    QProcess &process() { return m_process; }
    bool finish(int within = 30000)
    {
        return QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, within);
    }
    /// Runs it to its end: its exit status, -1 if it has none.
    int run(const QStringList &rest, const QByteArray &input = {})
    {
        start(rest);
        m_process.write(input);
        m_process.closeWriteChannel();
        return finish() && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    /// Commands of sftp's, a line each, up to the first that fails: its exit status. One with a "-" before it
    /// may fail.
    int runSftp(const QByteArray &commands)
    {
        write("batch", commands);
        startProgram(QStringLiteral("sftp"), QStringList{QStringLiteral("-o"), QStringLiteral("BatchMode=no"),
                                                         QStringLiteral("-b"), file("batch")} +
                                                 arguments());
        return finish() && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    QByteArray output() { return m_process.readAllStandardOutput(); }
    QByteArray errors() { return m_process.readAllStandardError(); }
    QString file(const QByteArray &name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QByteArray prompts() const
    {
        QFile prompts(file("prompts"));
        prompts.open(QIODevice::ReadOnly);
        return prompts.readAll();
    }

private:
    void startProgram(const QString &program, const QStringList &arguments)
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_folder.path());
        environment.insert(QStringLiteral("SSH_ASKPASS"), file("askpass"));
        environment.insert(QStringLiteral("SSH_ASKPASS_REQUIRE"), QStringLiteral("force"));
        environment.remove(QStringLiteral("SSH_AUTH_SOCK"));
        m_process.setProcessEnvironment(environment);
        m_process.start(program, arguments);
    }
    void write(const QByteArray &name, const QByteArray &text)
    {
        QFile out(file(name));
        out.open(QIODevice::WriteOnly);
        out.write(text);
    }

    QTemporaryDir m_folder;
    const quint16 m_port;
    const QString m_user;
    QStringList m_options;
    QProcess m_process;
};

} // namespace porthole::test
