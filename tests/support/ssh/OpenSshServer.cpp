#include "tests/support/ssh/OpenSshServer.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QTcpServer>
#include <csignal>
#include <pwd.h>
#include <unistd.h>

namespace porthole::test {

namespace {

constexpr int kPatience = 30000; // ms; the machine may be busy

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &path, const QByteArray &bytes, QIODevice::OpenMode how = QIODevice::Truncate)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | how) &&
           file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.write(bytes) == bytes.size();
}

quint16 freePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : quint16(0);
}

/// A process and what it has started, the youngest last.
QList<qint64> familyOf(qint64 process)
{
    QList<qint64> family{process};
    for (qsizetype i = 0; i < family.size(); ++i) {
        const QString id = QString::number(family[i]);
        const QByteArray children = contents(QStringLiteral("/proc/%1/task/%1/children").arg(id));
        for (const QByteArray &child : children.simplified().split(' ')) {
            if (!child.isEmpty())
                family << child.toLongLong();
        }
    }
    return family;
}

} // namespace

OpenSshServer::OpenSshServer(QStringList keyTypes)
    : m_keyTypes(std::move(keyTypes))
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
}

OpenSshServer::~OpenSshServer() { kill(); }

bool OpenSshServer::keygen(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("ssh-keygen"), QStringList{QStringLiteral("-q")} + arguments);
    if (process.waitForFinished(kPatience) && process.exitCode() == 0)
        return true;
    m_failure = QStringLiteral("ssh-keygen: %1 %2")
                    .arg(process.errorString(), QString::fromLocal8Bit(process.readAll()));
    return false;
}

QString OpenSshServer::makeIdentity(const QString &type, const QString &passphrase)
{
    QString path = file(QStringLiteral("id_%1_%2").arg(type).arg(++m_identities));
    if (!keygen({QStringLiteral("-t"), type, QStringLiteral("-N"), passphrase, QStringLiteral("-C"),
                 QString(), QStringLiteral("-f"), path}))
        qFatal("%s", qPrintable(m_failure));
    authorize(contents(path + QStringLiteral(".pub")).trimmed());
    return path;
}

void OpenSshServer::authorize(const QByteArray &line)
{
    if (!write(file(QStringLiteral("authorized_keys")), line + '\n', QIODevice::Append))
        qFatal("authorized_keys cannot be written");
}

bool OpenSshServer::start()
{
    QStringList lines = m_lines;
    for (const QString &type : std::as_const(m_keyTypes)) {
        const QString path = file(QStringLiteral("host_") + type);
        if (!QFile::exists(path) && !keygen({QStringLiteral("-t"), type, QStringLiteral("-N"), QString(),
                                             QStringLiteral("-C"), QString(), QStringLiteral("-f"), path}))
            return false;
        lines << QStringLiteral("HostKey ") + path;
    }
    // An empty home: what the tester's shell does when it starts may take a minute, or wait for ever.
    const QString home = file(QStringLiteral("home"));
    QDir().mkpath(home);
    lines << QStringLiteral("SetEnv HOME=") + home;
    lines << QStringLiteral("ListenAddress 127.0.0.1") << QStringLiteral("PidFile none")
          << QStringLiteral("StrictModes no") << QStringLiteral("UsePAM no")
          << QStringLiteral("AuthorizedKeysFile ") + file(QStringLiteral("authorized_keys"))
          << QStringLiteral("Subsystem sftp internal-sftp") << QStringLiteral("PrintLastLog no")
          << QStringLiteral("MaxStartups 500") << QStringLiteral("MaxSessions 500");
    if (!write(file(QStringLiteral("sshd_config")), lines.join(u'\n').toUtf8() + '\n')) {
        m_failure = QStringLiteral("sshd_config cannot be written");
        return false;
    }
    // Root's server separates its privileges and wants this folder, which an init system makes elsewhere.
    if (geteuid() == 0)
        QDir().mkpath(QStringLiteral("/run/sshd"));
    const bool chosen = m_port != 0;
    for (int attempt = 0; attempt < 10; ++attempt) {
        m_port = chosen ? m_port : freePort();
        if (launch())
            return true;
        // Somebody else may have taken the port in between.
        if (!m_log.contains("Address already in use"))
            break;
    }
    return false;
}

bool OpenSshServer::launch()
{
    m_log.clear();
    m_process.start(QStringLiteral("/usr/sbin/sshd"),
                    {QStringLiteral("-D"), QStringLiteral("-e"), QStringLiteral("-f"),
                     file(QStringLiteral("sshd_config")), QStringLiteral("-p"), QString::number(m_port)});
    const QDeadlineTimer deadline(kPatience);
    while (!deadline.hasExpired() && m_process.state() != QProcess::NotRunning) {
        if (listens())
            return true;
        m_process.waitForReadyRead(100);
    }
    const bool heard = listens();
    if (!heard) {
        m_failure = QStringLiteral("sshd: %1: %2").arg(m_process.errorString(), QString::fromUtf8(m_log));
        kill();
    }
    return heard;
}

bool OpenSshServer::listens()
{
    return log().contains("Server listening on 127.0.0.1 port " + QByteArray::number(m_port));
}

QByteArray OpenSshServer::log()
{
    m_log += m_process.readAll();
    return m_log;
}

QList<qint64> OpenSshServer::processes() const
{
    return m_process.state() == QProcess::NotRunning ? QList<qint64>() : familyOf(m_process.processId());
}

void OpenSshServer::kill()
{
    for (const qint64 process : processes())
        ::kill(static_cast<pid_t>(process), SIGKILL);
    m_process.waitForFinished(kPatience);
}

QString OpenSshServer::user()
{
    const passwd *entry = getpwuid(geteuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString();
}

QByteArray OpenSshServer::hostKeyLine(const QString &type) const
{
    return contents(file(QStringLiteral("host_%1.pub").arg(type))).trimmed();
}

HostKey OpenSshServer::hostKey(const QString &type) const
{
    const QList<QByteArray> words = hostKeyLine(type).split(' ');
    return words.size() < 2 ? HostKey() : HostKey{words[0], QByteArray::fromBase64(words[1])};
}

} // namespace porthole::test
