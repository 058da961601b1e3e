#include "app/cli/host/HostRun.h"

#include "app/cli/EventLoop.h"
#include "app/cli/Output.h"
#include "core/secrets/KeychainCredentialStore.h"
#include "core/secrets/SessionBus.h"

#include <QCoreApplication>

#include <unistd.h>

namespace porthole::cli {

namespace {

/// Beyond so many bytes that the host has not taken yet, no more is read; below a fourth of it again.
constexpr qint64 kMostUnsent = 256 * 1024;

Result<int> outcomeOf(const ssh::ChannelEnd &how)
{
    if (how.error)
        return *how.error;
    if (how.exitStatus)
        return *how.exitStatus;
    if (!how.exitSignal.isEmpty())
        return Error::make(ErrorKind::Closed, "it was ended by the signal " + how.exitSignal.toStdString());
    return Error::make(ErrorKind::Closed, "the host ended it without an exit status");
}

} // namespace

HostRun::HostRun(HostSetup setup, Begin begin, QObject *parent)
    : QObject(parent)
    , m_setup(std::move(setup))
    , m_begin(std::move(begin))
    , m_input(STDIN_FILENO)
    , m_output(STDOUT_FILENO)
    , m_errors(STDERR_FILENO)
{
    connect(&m_input, &InputPump::read, this, &HostRun::sendInput);
    connect(&m_input, &InputPump::ended, this, [this] {
        if (m_channel)
            m_channel->sendEof();
    });
    for (OutputPipe *pipe : {&m_output, &m_errors}) {
        connect(pipe, &OutputPipe::taken, this, [this](qint64 bytes) {
            if (m_channel)
                m_channel->acknowledge(bytes);
        });
        connect(pipe, &OutputPipe::emptied, this, &HostRun::finishWhenWritten);
    }
    connect(&m_output, &OutputPipe::failed, this, [this](const QString &why) {
        finish(Error::make(ErrorKind::Storage, "standard output: " + why.toStdString()));
    });
}

HostRun::~HostRun() = default;

void HostRun::start()
{
    m_flow = fetchPasswordAndConnect();
    m_flow.start();
}

Task<> HostRun::fetchPasswordAndConnect()
{
    if (m_setup.credential) {
        secrets::KeychainCredentialStore keychain;
        const CredentialRef reference = *m_setup.credential;
        auto password = co_await keychain.read(reference);
        if (password)
            m_setup.options.password = std::make_shared<const Secret>(*std::move(password));
        else // then it is asked for
            note("the saved password could not be read: " + password.error().detail);
    }
    connectToHost();
}

void HostRun::connectToHost()
{
    m_connection = std::make_unique<ssh::SshConnection>(m_setup.options);
    m_prompter = std::make_unique<HostPrompter>(*m_connection);
    connect(m_connection.get(), &ssh::SshConnection::opened, this, &HostRun::beginChannel);
    connect(m_connection.get(), &ssh::SshConnection::closed, this,
            [this](const Error &error) { finish(m_prompter->refusal().value_or(error)); });
    m_connection->open();
}

void HostRun::beginChannel()
{
    m_channel = m_begin(*m_connection);
    connect(m_channel.get(), &ssh::SshChannel::opened, this, [this] {
        m_input.start();
        Q_EMIT opened();
    });
    connect(m_channel.get(), &ssh::SshChannel::received, &m_output, &OutputPipe::write);
    connect(m_channel.get(), &ssh::SshChannel::receivedError, &m_errors, &OutputPipe::write);
    connect(m_channel.get(), &ssh::SshChannel::bytesWritten, this, [this](qint64 left) {
        if (left <= kMostUnsent / 4)
            m_input.setWanted(true);
    });
    connect(m_channel.get(), &ssh::SshChannel::ended, this, &HostRun::channelEnded);
}

void HostRun::sendInput(const QByteArray &bytes)
{
    if (!m_channel)
        return;
    m_channel->write(m_filter ? m_filter(bytes) : bytes);
    if (m_channel && m_channel->bytesToWrite() > kMostUnsent)
        m_input.setWanted(false);
}

void HostRun::channelEnded(const ssh::ChannelEnd &how)
{
    m_input.setWanted(false);
    m_outcome = outcomeOf(how);
    finishWhenWritten();
}

void HostRun::finishWhenWritten()
{
    if (m_outcome && m_output.isEmpty() && m_errors.isEmpty())
        finish(*m_outcome);
}

void HostRun::finish(const Result<int> &outcome)
{
    if (std::exchange(m_over, true))
        return;
    if (m_connection)
        m_connection->close();
    Q_EMIT finished(outcome);
}

Result<int> execute(HostRun &run)
{
    Result<int> outcome = Error::make(ErrorKind::Cancelled, "interrupted");
    QObject::connect(&run, &HostRun::finished, &run, [&outcome](const Result<int> &how) {
        outcome = how;
        QCoreApplication::quit();
    });
    if (run.usesKeychain())
        secrets::outliveSessionBus();
    // From within the loop: quit() before exec() would be forgotten.
    QMetaObject::invokeMethod(&run, &HostRun::start, Qt::QueuedConnection);
    PH_DO(runEventLoop());
    return outcome;
}

} // namespace porthole::cli
