#include "tests/integration/Peer.h"

#include <QHash>
#include <QHostAddress>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace porthole::test {

Peer::Peer()
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setProcessEnvironment(QProcessEnvironment::systemEnvironment());
    m_process.setChildProcessModifier([] {
        ::setpgid(0, 0);
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    });
    QObject::connect(&m_process, &QProcess::readyRead, &m_process,
                     [this] { m_output += m_process.readAll(); });
}

Peer::~Peer() { stop(); }

void Peer::setEnvironment(const QString &name, const QString &value)
{
    QProcessEnvironment environment = m_process.processEnvironment();
    environment.insert(name, value);
    m_process.setProcessEnvironment(environment);
}

bool Peer::start(const QString &program, const QStringList &arguments)
{
    m_output.clear();
    m_process.start(program, arguments);
    return m_process.waitForStarted(kPatience);
}

bool Peer::running() const { return m_process.state() == QProcess::Running; }

void Peer::signalGroup(int signal)
{
    const auto pid = static_cast<pid_t>(m_process.processId());
    if (running() && pid > 0)
        ::kill(-pid, signal);
}

void Peer::stop()
{
    signalGroup(SIGTERM);
    if (running() && !m_process.waitForFinished(3000))
        kill();
}

void Peer::kill()
{
    signalGroup(SIGKILL);
    if (running())
        m_process.waitForFinished(kPatience);
}

bool Peer::waitForPort(quint16 port)
{
    const bool settled = QTest::qWaitFor([&] { return portIsOpen(port) || !running(); }, kPatience);
    return settled && running();
}

bool Peer::waitForOutput(const QByteArray &text)
{
    const auto contains = [&] { return m_output.contains(text); };
    return QTest::qWaitFor([&] { return contains() || !running(); }, kPatience) && contains();
}

void Peer::writeLine(const QByteArray &line) { m_process.write(line + '\n'); }

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost, 0);
    return server.serverPort();
}

bool portIsOpen(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    const bool open = socket.waitForConnected(1000);
    socket.abort();
    return open;
}

QByteArray outputOf(const QString &program, const QStringList &arguments,
                    const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(program, arguments);
    if (!process.waitForFinished(kPatience) || process.exitStatus() != QProcess::NormalExit ||
        process.exitCode() != 0)
        return {};
    return process.readAllStandardOutput();
}

QString missingPackages(const QStringList &programs)
{
    static const QHash<QString, QString> packages{
        {QStringLiteral("qemu-system-x86_64"), QStringLiteral("qemu-system-x86")},
        {QStringLiteral("Xtigervnc"), QStringLiteral("tigervnc-standalone-server")},
        {QStringLiteral("Xvfb"), QStringLiteral("xvfb")},
        {QStringLiteral("xwd"), QStringLiteral("x11-apps")},
        {QStringLiteral("xsetroot"), QStringLiteral("x11-xserver-utils")},
        {QStringLiteral("xrandr"), QStringLiteral("x11-xserver-utils")},
        {QStringLiteral("xprop"), QStringLiteral("x11-utils")},
    };
    QStringList absent;
    for (const QString &program : programs) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            absent << packages.value(program, program);
    }
    absent.removeDuplicates();
    return absent.isEmpty() ? QString() : QStringLiteral("install the Debian packages: ") + absent.join(u' ');
}

} // namespace porthole::test
