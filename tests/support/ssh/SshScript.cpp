#include "tests/support/ssh/SshScript.h"

#include "tests/support/ssh/SshScriptSession.h"

namespace porthole::test {

void SshScriptChannel::flood(qint64 bytes, const QByteArray &pattern)
{
    m_flood = bytes;
    m_pattern.clear();
    while (m_pattern.size() < (16 << 10))
        m_pattern += pattern;
    m_channel.wake();
}

void SshScriptChannel::after(int milliseconds, std::function<void()> what)
{
    m_later.append({steadyMilliseconds() + milliseconds, std::move(what)});
    m_channel.wake();
}

void echo(SshScriptChannel &channel)
{
    channel.onReceived = [&channel](const QByteArray &bytes) { channel.write(bytes); };
    channel.onEof = [&channel] { channel.exit(0); };
}

void plainCommands(SshScriptChannel &channel)
{
    const QByteArray command = channel.text();
    const QByteArray word = command.split(' ').first(), rest = command.mid(word.size() + 1);
    if (word == "cat")
        return echo(channel);
    int status = 0;
    if (word == "printf")
        channel.write(rest);
    else if (word == "stderr")
        channel.writeError(rest);
    else if (word == "exit")
        status = rest.toInt();
    else {
        channel.writeError(word + ": not found\n");
        status = 127;
    }
    channel.exit(status);
}

SshChannelScript replyOf(const QByteArray &output, int status, const QByteArray &errors)
{
    return [=](SshScriptChannel &channel) {
        channel.write(output);
        channel.writeError(errors);
        channel.exit(status);
    };
}

} // namespace porthole::test
