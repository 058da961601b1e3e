#include "tests/support/ssh/ServerProcess.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QTcpServer>
#include <csignal>
#include <sys/prctl.h>

namespace porthole::test {

namespace {

constexpr int kPatience = 30000; // ms; the machine may be busy

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
        const QByteArray children = contentsOf(QStringLiteral("/proc/%1/task/%1/children").arg(id));
        for (const QByteArray &child : children.simplified().split(' ')) {
            if (!child.isEmpty())
                family << child.toLongLong();
        }
    }
    return family;
}

} // namespace

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeFile(const QString &path, const QByteArray &bytes, QIODevice::OpenMode how)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | how) &&
           file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.write(bytes) == bytes.size();
}

ServerProcess::ServerProcess()
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    // A test that crashes leaves no server behind.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

ServerProcess::~ServerProcess() { kill(); }

void ServerProcess::setEnvironment(const QString &name, const QString &value)
{
    m_environment.insert(name, value);
}

bool ServerProcess::start(const QString &program, const std::function<QStringList(quint16 port)> &arguments,
                          const QByteArray &ready)
{
    const bool chosen = m_port != 0;
    for (int attempt = 0; attempt < 10; ++attempt) {
        m_port = chosen ? m_port : freePort();
        if (launch(program, arguments(m_port), ready))
            return true;
        if (!m_log.contains("Address already in use"))
            break;
    }
    return false;
}

bool ServerProcess::launch(const QString &program, const QStringList &arguments, const QByteArray &ready)
{
    m_log.clear();
    m_process.setProcessEnvironment(m_environment);
    m_process.start(program, arguments);
    const QDeadlineTimer deadline(kPatience);
    while (!deadline.hasExpired() && m_process.state() != QProcess::NotRunning && !log().contains(ready))
        m_process.waitForReadyRead(100);
    if (log().contains(ready))
        return true;
    m_failure = QStringLiteral("%1: %2: %3").arg(program, m_process.errorString(), QString::fromUtf8(m_log));
    kill();
    return false;
}

std::optional<QByteArray> ServerProcess::run(const QString &program, const QStringList &arguments,
                                             const QByteArray &input)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setProcessEnvironment(m_environment);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(kPatience);
    const QByteArray said = process.readAll();
    if (ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return said;
    m_failure =
        QStringLiteral("%1: %2: %3").arg(program, process.errorString(), QString::fromLocal8Bit(said));
    return std::nullopt;
}

QByteArray ServerProcess::log()
{
    m_log += m_process.readAll();
    return m_log;
}

QList<qint64> ServerProcess::processes() const
{
    return m_process.state() == QProcess::NotRunning ? QList<qint64>() : familyOf(m_process.processId());
}

void ServerProcess::signal(int number) const
{
    for (const qint64 process : processes())
        ::kill(static_cast<pid_t>(process), number);
}

void ServerProcess::kill()
{
    signal(SIGKILL);
    m_process.waitForFinished(kPatience);
}

void ServerProcess::freeze(bool isFrozen) { signal(isFrozen ? SIGSTOP : SIGCONT); }

} // namespace porthole::test
