#include "tests/support/ssh/OpenSshServer.h"

#include <QDir>
#include <QFile>
#include <pwd.h>
#include <unistd.h>

namespace porthole::test {

OpenSshServer::OpenSshServer(QStringList keyTypes)
    : m_keyTypes(std::move(keyTypes))
{}

bool OpenSshServer::keygen(const QString &type, const QString &passphrase, const QString &path)
{
    return m_process
        .run(QStringLiteral("ssh-keygen"),
             {QStringLiteral("-q"), QStringLiteral("-t"), type, QStringLiteral("-N"), passphrase,
              QStringLiteral("-C"), QString(), QStringLiteral("-f"), path})
        .has_value();
}

QString OpenSshServer::makeIdentity(const QString &type, const QString &passphrase)
{
    QString path = file(QStringLiteral("id_%1_%2").arg(type).arg(++m_identities));
    if (!keygen(type, passphrase, path))
        qFatal("%s", qPrintable(failure()));
    authorize(contentsOf(path + QStringLiteral(".pub")).trimmed());
    return path;
}

void OpenSshServer::authorize(const QByteArray &line)
{
    if (!writeFile(file(QStringLiteral("authorized_keys")), line + '\n', QIODevice::Append))
        qFatal("authorized_keys cannot be written");
}

bool OpenSshServer::start()
{
    QStringList lines = m_lines;
    for (const QString &type : std::as_const(m_keyTypes)) {
        const QString path = file(QStringLiteral("host_") + type);
        if (!QFile::exists(path) && !keygen(type, {}, path))
            return false;
        lines << QStringLiteral("HostKey ") + path;
    }
    // An empty home: what the tester's shell does when it starts may take a minute, or wait for ever.
    const QString home = file(QStringLiteral("home"));
    QDir().mkpath(home);
    lines << QStringLiteral("SetEnv HOME=") + home;
    // Of a port that it chooses for a forward it would take the IPv6 half where the other is somebody's.
    lines << QStringLiteral("AddressFamily inet");
    lines << QStringLiteral("ListenAddress 127.0.0.1") << QStringLiteral("PidFile none")
          << QStringLiteral("StrictModes no") << QStringLiteral("UsePAM no")
          << QStringLiteral("AuthorizedKeysFile ") + file(QStringLiteral("authorized_keys"))
          << QStringLiteral("PrintLastLog no") << QStringLiteral("MaxStartups 500")
          << QStringLiteral("MaxSessions 500");
    // The one that a test has set is the only one that may be there.
    if (m_lines.filter(QStringLiteral("Subsystem sftp ")).isEmpty())
        lines << QStringLiteral("Subsystem sftp internal-sftp");
    const QString config = file(QStringLiteral("sshd_config"));
    if (!writeFile(config, lines.join(u'\n').toUtf8() + '\n')) {
        m_process.fail(QStringLiteral("sshd_config cannot be written"));
        return false;
    }
    // Root's server separates its privileges and wants this folder, which an init system makes elsewhere.
    if (geteuid() == 0)
        QDir().mkpath(QStringLiteral("/run/sshd"));
    const auto arguments = [&config](quint16 port) {
        return QStringList{QStringLiteral("-D"), QStringLiteral("-e"), QStringLiteral("-f"), config,
                           QStringLiteral("-p"), QString::number(port)};
    };
    return m_process.start(QStringLiteral("/usr/sbin/sshd"), arguments, "Server listening on 127.0.0.1 port");
}

QString OpenSshServer::user()
{
    const passwd *entry = getpwuid(geteuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString();
}

QByteArray OpenSshServer::hostKeyLine(const QString &type) const
{
    return contentsOf(file(QStringLiteral("host_%1.pub").arg(type))).trimmed();
}

HostKey OpenSshServer::hostKey(const QString &type) const
{
    const QList<QByteArray> words = hostKeyLine(type).split(' ');
    return words.size() < 2 ? HostKey() : HostKey{words[0], QByteArray::fromBase64(words[1])};
}

} // namespace porthole::test
