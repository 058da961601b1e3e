#pragma once

#include "Program.h"
#include "tests/support/ssh/OpenSshServer.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

/// A person's home, with what ssh keeps there, and a host to connect to.
class HostHome {
public:
    HostHome() { QDir(m_home.path()).mkpath(QStringLiteral(".ssh")); }

    /// The host, listening; false: see host().failure().
    bool start()
    {
        m_identity = m_host.makeIdentity();
        return m_host.start();
    }
    porthole::test::OpenSshServer &host() { return m_host; }
    QString address() const { return QStringLiteral("127.0.0.1:%1").arg(m_host.port()); }
    /// "--user ... --identity ...", whom the host lets in.
    QStringList credentials() const
    {
        return {QStringLiteral("--user"), porthole::test::OpenSshServer::user(), QStringLiteral("--identity"),
                m_identity};
    }
    /// A line of known_hosts.
    bool know(const QByteArray &keyLine)
    {
        return write(QStringLiteral(".ssh/known_hosts"),
                     QStringLiteral("[127.0.0.1]:%1 ").arg(m_host.port()).toLatin1() + keyLine + '\n');
    }
    bool knowTheHost() { return know(m_host.hostKeyLine(QStringLiteral("ed25519"))); }
    QByteArray knownHosts() const
    {
        QFile file(m_home.filePath(QStringLiteral(".ssh/known_hosts")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    bool write(const QString &name, const QByteArray &content)
    {
        QFile file(m_home.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() &&
               file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    QStringList environment() const
    {
        return {QStringLiteral("HOME=") + m_home.path(),
                QStringLiteral("XDG_DATA_HOME=") + m_home.filePath(QStringLiteral("data")),
                QStringLiteral("TERM=xterm-256color")};
    }

private:
    QTemporaryDir m_home;
    porthole::test::OpenSshServer m_host{{QStringLiteral("ed25519")}};
    QString m_identity;
};
