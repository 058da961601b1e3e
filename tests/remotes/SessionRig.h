#pragma once

#include "core/remotes/Agent.h"
#include "core/remotes/CommandRun.h"
#include "core/remotes/RemoteRegistry.h"
#include "tests/support/Flow.h"
#include "tests/support/ssh/OpenSshServer.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

namespace porthole::test {

/// OpenSSH on loopback with a key that lets in, and how a session gets there.
class SessionRig {
public:
    SessionRig()
        : m_identity(server.makeIdentity())
    {
        if (!server.start())
            qFatal("%s", qPrintable(server.failure()));
    }

    remotes::RemoteOptions options() const
    {
        remotes::RemoteOptions options;
        ssh::SshOptions &ssh = options.ssh;
        ssh.destination.host = QStringLiteral("127.0.0.1");
        ssh.destination.port = server.port();
        ssh.destination.user = OpenSshServer::user();
        ssh.destination.identityFile = m_identity;
        ssh.files = {};
        ssh.files.userKnownHosts = m_folder.filePath(QStringLiteral("known_hosts"));
        ssh.hostKeys = ssh::HostKeyMode::AcceptNew;
        ssh.mayAsk = false;
        options.firstRetry = Milliseconds(20);
        options.lastRetry = Milliseconds(200);
        return options;
    }
    remotes::RemoteOptions withAgent(const char *mode, Milliseconds timeout = Milliseconds(20000))
    {
        remotes::RemoteOptions options = this->options();
        options.agentCommand =
            QStringLiteral("exec python3 '" PORTHOLE_TEST_AGENT "' %1 %2").arg(QLatin1String(mode), m_marker);
        options.agentTimeout = timeout;
        return options;
    }
    /// Processes on the host that the agents' command lines are found in.
    qsizetype agentsLeft() const
    {
        qsizetype count = 0;
        for (const QString &pid :
             QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs)) {
            QFile file(QStringLiteral("/proc/%1/cmdline").arg(pid));
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(m_marker.toLatin1()))
                ++count;
        }
        return count;
    }

    OpenSshServer server;

private:
    const QString m_identity;
    const QString m_marker = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QTemporaryDir m_folder;
};

/// "open", or "AgentFailed: why".
inline QByteArray standingOf(const remotes::RemoteSession &session)
{
    if (session.state() == remotes::RemoteState::Failed)
        return QByteArray(nameOf(session.error()->kind)) + ": " + session.error()->detail.c_str();
    return nameOf(session.state());
}

/// Waits for an Open session, or a Failed one.
inline QByteArray settled(const remotes::RemoteSession &session)
{
    const bool over = QTest::qWaitFor(
        [&session] {
            return session.state() == remotes::RemoteState::Open ||
                   session.state() == remotes::RemoteState::Failed;
        },
        30'000);
    return over ? standingOf(session) : QByteArray("no end: ") + nameOf(session.state());
}

/// What an agent answers: "ok: MESSAGE", "no: MESSAGE", "AgentFailed: why".
inline QByteArray answerOf(remotes::Agent *agent, const QJsonObject &request, QJsonObject *answer = nullptr)
{
    if (!agent)
        return "no agent";
    const auto reply = finished(agent->ask(request));
    if (!reply || !*reply)
        return words(reply);
    if (answer)
        *answer = (*reply)->object;
    return QByteArray((*reply)->ok ? "ok: " : "no: ") + (*reply)->message.toUtf8();
}

inline QJsonObject action(const char *name)
{
    return {{QStringLiteral("action"), QString::fromLatin1(name)}};
}

} // namespace porthole::test
