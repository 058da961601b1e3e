#include "core/remotes/AgentCommand.h"

namespace porthole::remotes {

namespace {

constexpr QByteArrayView kMark("porthole-agent:");

/// In single quotes, as every login shell reads them.
QByteArray singleQuoted(QByteArray text) { return '\'' + text.replace('\'', "'\\''") + '\''; }

} // namespace

QByteArray agentCommand(const QString &command)
{
    const QByteArray script = "echo " + kMark.toByteArray() + "$$ >&2; exec \"${SHELL:-/bin/sh}\" -c \"$0\"";
    return "exec /bin/sh -c " + singleQuoted(script) + ' ' + singleQuoted(command.toUtf8());
}

QByteArray killCommand(qint64 pid)
{
    // The group, where it is one of its own, and the process, where it is not.
    const QByteArray whom = " -- -" + QByteArray::number(pid) + ' ' + QByteArray::number(pid);
    return "exec /bin/sh -c " +
           singleQuoted("kill -s TERM" + whom + "; sleep 1; kill -s KILL" + whom + " 2>/dev/null");
}

void AgentErrors::receive(const QByteArray &bytes)
{
    m_text += bytes;
    if (!m_pid)
        takePid();
    if (m_text.size() > kKept)
        m_text = m_text.last(kKept);
}

void AgentErrors::takePid()
{
    const qsizetype mark = m_text.indexOf(kMark);
    const qsizetype end = mark < 0 ? -1 : m_text.indexOf('\n', mark);
    if (end < 0)
        return;
    bool valid = false;
    const qint64 pid = m_text.mid(mark + kMark.size(), end - mark - kMark.size()).toLongLong(&valid);
    m_text.remove(mark, end + 1 - mark);
    if (valid && pid > 1)
        m_pid = pid;
}

} // namespace porthole::remotes
