#include "core/remotes/CommandRun.h"

#include "core/async/Mailslot.h"

namespace porthole::remotes {

namespace {

/// The channel's signals, collected.
class Collector {
public:
    Collector(std::unique_ptr<ssh::SshChannel> channel, qsizetype most)
        : m_channel(std::move(channel))
        , m_most(most)
    {
        QObject::connect(m_channel.get(), &ssh::SshChannel::received, &m_context,
                         [this](const QByteArray &bytes) { take(m_all.output, bytes); });
        QObject::connect(m_channel.get(), &ssh::SshChannel::receivedError, &m_context,
                         [this](const QByteArray &bytes) { take(m_all.errors, bytes); });
        QObject::connect(m_channel.get(), &ssh::SshChannel::ended, &m_context,
                         [this](const ssh::ChannelEnd &how) { ended(how); });
        m_channel->sendEof();
    }

    async::Mailslot<Result<CommandOutput>> &outcome() { return m_outcome; }

private:
    void take(QByteArray &to, const QByteArray &bytes)
    {
        m_channel->acknowledge(bytes.size());
        to += bytes;
        if (m_all.output.size() + m_all.errors.size() <= m_most)
            return;
        m_channel->disconnect(&m_context);
        m_outcome.post(Error::make(ErrorKind::Unavailable,
                                   "the command said more than " + std::to_string(m_most) + " bytes"));
    }
    void ended(const ssh::ChannelEnd &how)
    {
        if (how.error)
            return m_outcome.post(*how.error);
        m_all.end = how;
        m_outcome.post(std::move(m_all));
    }

    QObject m_context;
    std::unique_ptr<ssh::SshChannel> m_channel;
    const qsizetype m_most;
    CommandOutput m_all;
    async::Mailslot<Result<CommandOutput>> m_outcome;
};

} // namespace

Task<Result<CommandOutput>> runCommand(ssh::SshConnection &connection, QByteArray command,
                                       Milliseconds timeout, qsizetype most)
{
    Collector collector(connection.exec(std::move(command)), most);
    auto outcome = co_await collector.outcome().next(timeout);
    if (!outcome)
        co_return Error::make(ErrorKind::Timeout, "the command did not end within " +
                                                      std::to_string(timeout.count() / 1000) + " s");
    co_return *std::move(outcome);
}

} // namespace porthole::remotes
