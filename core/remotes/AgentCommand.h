#pragma once

#include <QByteArray>
#include <QString>
#include <optional>

namespace porthole::remotes {

/// What is run on the host for an agent's command: the command as the user's own shell takes it, as a
/// process whose number is said first, on its standard error (AgentPid). A host does not end what an SSH
/// channel has left behind, and OpenSSH passes on no signal to root's processes; the number is how an agent
/// that does not end by itself is ended.
QByteArray agentCommand(const QString &command);

/// What ends that process and its group. The host must have said the number while the process lives.
QByteArray killCommand(qint64 pid);

/// An agent's standard error: the process number out of its first line, and the last of what follows.
class AgentErrors {
public:
    static constexpr qsizetype kKept = 4096; ///< bytes

    void receive(const QByteArray &bytes);
    std::optional<qint64> pid() const { return m_pid; }
    /// As it came.
    const QByteArray &text() const { return m_text; }

private:
    void takePid();

    QByteArray m_text;
    std::optional<qint64> m_pid;
};

} // namespace porthole::remotes
