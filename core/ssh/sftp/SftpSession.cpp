#include "core/ssh/sftp/SftpSession.h"

namespace porthole::ssh {

SftpSession::SftpSession(std::unique_ptr<SshChannel> channel, SftpPatience patience, QObject *parent)
    : QObject(parent)
    , m_channel(std::move(channel))
    , m_exchange([to = m_channel.get()](const QByteArray &bytes) { to->write(bytes); }, patience)
    , m_files(m_exchange)
{
    connect(m_channel.get(), &SshChannel::received, this, &SftpSession::take);
    // What sftp-server has to say there is for its log.
    connect(m_channel.get(), &SshChannel::receivedError, this,
            [this](const QByteArray &bytes) { m_channel->acknowledge(bytes.size()); });
    connect(m_channel.get(), &SshChannel::ended, this, [this](const ChannelEnd &how) {
        end(how.error.value_or(Error::make(ErrorKind::Closed, "the host has ended SFTP")));
    });
    if (const auto &over = m_channel->end()) // refused at once
        m_exchange.fail(over->error.value_or(Error::make(ErrorKind::Closed, "the host has ended SFTP")));
}

SftpSession::~SftpSession() = default;

void SftpSession::take(const QByteArray &bytes)
{
    if (m_exchange.failure())
        return;
    // How much may come is bounded by what was asked for.
    m_channel->acknowledge(bytes.size());
    const auto outcome = m_exchange.receive(bytes);
    if (outcome)
        return;
    m_channel->close();
    Q_EMIT ended(outcome.error());
}

void SftpSession::end(const Error &error)
{
    if (m_exchange.failure())
        return;
    m_exchange.fail(error);
    Q_EMIT ended(error);
}

} // namespace porthole::ssh
