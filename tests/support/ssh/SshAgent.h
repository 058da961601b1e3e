#pragma once

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QTemporaryDir>
#include <QTest>

#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace porthole::test {

/// OpenSSH's own agent on a socket of its own.
class SshAgent {
public:
    SshAgent()
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QStringLiteral("ssh-agent"), {QStringLiteral("-D"), QStringLiteral("-a"), socket()});
        // Its socket is to be seen a moment before it listens on it.
        if (!QTest::qWaitFor([this] { return listens(); }, kPatience))
            qFatal("ssh-agent: %s", m_process.readAll().constData());
    }
    ~SshAgent() { kill(); }
    SshAgent(const SshAgent &) = delete;
    SshAgent &operator=(const SshAgent &) = delete;

    QString socket() const { return m_folder.filePath(QStringLiteral("agent")); }
    /// ssh-add, with what it is asked answered.
    bool add(const QStringList &arguments, const QByteArray &answer = {})
    {
        QFile script(m_folder.filePath(QStringLiteral("askpass")));
        script.open(QIODevice::WriteOnly);
        script.write("#!/bin/sh\necho \"$ANSWER\"\n");
        script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        script.close();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("SSH_AUTH_SOCK"), socket());
        environment.insert(QStringLiteral("ANSWER"), QString::fromUtf8(answer)); // it stands in no file
        environment.insert(QStringLiteral("SSH_ASKPASS"), script.fileName());
        environment.insert(QStringLiteral("SSH_ASKPASS_REQUIRE"), QStringLiteral("force"));
        environment.insert(QStringLiteral("HOME"), m_folder.path());
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral("ssh-add"), arguments);
        const bool done = process.waitForFinished(kPatience) && process.exitCode() == 0;
        if (!done)
            qWarning("ssh-add: %s", process.readAll().constData());
        return done;
    }
    /// Its socket stays, and nobody listens.
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(kPatience);
    }

private:
    static constexpr int kPatience = 60'000; // milliseconds

    bool listens() const
    {
        const QByteArray path = QFile::encodeName(socket());
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.toStdString().copy(address.sun_path, sizeof address.sun_path - 1);
        const int file = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const bool answered =
            ::connect(file, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
        ::close(file);
        return answered;
    }

    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace porthole::test
