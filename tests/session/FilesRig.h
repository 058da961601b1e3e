#pragma once

#include "core/session/files/FileSession.h"
#include "tests/ssh/ConnectionRig.h"
#include "tests/support/Flow.h"
#include "tests/support/ssh/DropbearServer.h"
#include "tests/support/ssh/OpenSshServer.h"
#include "tests/support/ssh/SshServerDouble.h"

#include <QDir>
#include <QProcess>
#include <sys/stat.h>
#include <unistd.h>

namespace porthole::test {

/// A session on a host of the test's, and a folder there.
class FilesRig {
public:
    template <class Server> remotes::RemoteSession &open(const Server &server, const QString &identity)
    {
        remotes::RemoteOptions options;
        options.ssh = m_home.options(server, identity);
        options.ssh.hostKeys = ssh::HostKeyMode::AcceptNew;
        options.firstRetry = Milliseconds(20);
        options.lastRetry = Milliseconds(200);
        remotes::RemoteSession &session = remotes.create(options);
        session.open();
        return session;
    }
    /// A double that lets in with a password.
    remotes::RemoteSession &open(const SshServerDouble &server, const char *password)
    {
        remotes::RemoteOptions options;
        options.ssh.destination = {QStringLiteral("127.0.0.1"), server.port(), QStringLiteral("guest"), {}};
        options.ssh.files = {};
        options.ssh.files.userKnownHosts = m_home.folder.filePath(QStringLiteral("known_doubles"));
        options.ssh.hostKeys = ssh::HostKeyMode::AcceptNew;
        options.ssh.password = std::make_shared<const Secret>(std::string_view(password));
        options.ssh.usesKeys = false;
        remotes::RemoteSession &session = remotes.create(options);
        session.open();
        return session;
    }
    static bool reaches(const FileSession &files, FilesState state)
    {
        return QTest::qWaitFor([&] { return files.state() == state; }, kPatience);
    }
    QByteArray path(const char *name = "") const { return QFile::encodeName(m_folder.path()) + '/' + name; }
    QString file(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    void run(const char *script) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(QStringLiteral("sh"), {QStringLiteral("-ec"), QString::fromUtf8(script)});
        if (!process.waitForFinished(-1) || process.exitCode() != 0)
            qFatal("%s", process.readAllStandardError().constData());
    }
    QByteArray contentOf(const char *name) const
    {
        QFile found(file(name));
        return found.open(QIODevice::ReadOnly) ? found.readAll() : QByteArray("(there is none)");
    }
    void write(const char *name, const QByteArray &content) const
    {
        QFile made(file(name));
        if (!made.open(QIODevice::WriteOnly) || made.write(content) != content.size())
            qFatal("cannot write %s", name);
    }

    remotes::RemoteRegistry remotes;

private:
    Home m_home;
    QTemporaryDir m_folder;
};

} // namespace porthole::test
