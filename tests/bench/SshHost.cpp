#include "tests/bench/SshHost.h"

#include <QDir>
#include <QFile>

namespace porthole::bench {

bool SshHost::start()
{
    m_identity = m_server.makeIdentity();
    if (!m_server.start()) {
        m_failure = m_server.failure();
        return false;
    }
    QDir(m_home.path()).mkdir(QStringLiteral(".ssh"));
    QFile known(home(".ssh/known_hosts"));
    if (!known.open(QIODevice::WriteOnly) ||
        known.write("[127.0.0.1]:" + QByteArray::number(m_server.port()) + ' ' +
                    m_server.hostKeyLine(QStringLiteral("ed25519")) + '\n') < 0) {
        m_failure = known.errorString();
        return false;
    }
    return true;
}

ssh::SshOptions SshHost::options() const
{
    ssh::SshOptions options;
    options.destination = {QStringLiteral("127.0.0.1"), m_server.port(), test::OpenSshServer::user(),
                           m_identity};
    options.files = {};
    options.files.userConfig = home(".ssh/config");
    options.files.userKnownHosts = home(".ssh/known_hosts");
    options.files.identityFolder = home(".ssh");
    options.hostKeys = ssh::HostKeyMode::Strict;
    options.mayAsk = false;
    return options;
}

QStringList SshHost::sshArguments(const QStringList &more) const
{
    QStringList arguments{QStringLiteral("-F"), QStringLiteral("/dev/null"),
                          QStringLiteral("-p"), QString::number(m_server.port()),
                          QStringLiteral("-l"), test::OpenSshServer::user(),
                          QStringLiteral("-i"), m_identity};
    for (const QString &option :
         {QStringLiteral("UserKnownHostsFile=") + home(".ssh/known_hosts"),
          QStringLiteral("GlobalKnownHostsFile=/dev/null"), QStringLiteral("StrictHostKeyChecking=yes"),
          QStringLiteral("BatchMode=yes"), QStringLiteral("LogLevel=ERROR")})
        arguments << QStringLiteral("-o") << option;
    return arguments + more << QStringLiteral("127.0.0.1");
}

QStringList SshHost::execArguments() const
{
    return {QStringLiteral("exec"),       QStringLiteral("127.0.0.1:%1").arg(m_server.port()),
            QStringLiteral("--user"),     test::OpenSshServer::user(),
            QStringLiteral("--identity"), m_identity,
            QStringLiteral("--")};
}

QStringList SshHost::environment() const
{
    return {QStringLiteral("PATH=/usr/bin:/bin"), QStringLiteral("LC_ALL=C.UTF-8"),
            QStringLiteral("TERM=xterm-256color"), QStringLiteral("HOME=") + m_home.path(),
            QStringLiteral("XDG_DATA_HOME=") + home("data")};
}

} // namespace porthole::bench
