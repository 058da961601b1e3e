#pragma once

#include "app/cli/host/HostArguments.h"
#include "app/cli/host/HostPrompter.h"
#include "app/cli/host/InputPump.h"
#include "app/cli/host/OutputPipe.h"
#include "core/base/Task.h"

#include <functional>
#include <memory>

namespace porthole::cli {

/// One command or shell on a host for the length of one command of ours: standard input, output and error
/// are the host's, and so is the exit status. Thread: main.
class HostRun : public QObject {
    Q_OBJECT
public:
    using Begin = std::function<std::unique_ptr<ssh::SshChannel>(ssh::SshConnection &)>;
    /// What is typed may be looked at before it is sent; what is returned is.
    using Filter = std::function<QByteArray(const QByteArray &)>;

    /// `begin` makes the channel when the connection is open.
    HostRun(HostSetup setup, Begin begin, QObject *parent = nullptr);
    ~HostRun() override;

    void setFilter(Filter filter) { m_filter = std::move(filter); }
    bool usesKeychain() const { return m_setup.credential.has_value(); }
    ssh::SshChannel *channel() const { return m_channel.get(); }
    void start();
    /// Ends it for good.
    void finish(const Result<int> &outcome);

Q_SIGNALS:
    /// The channel is there: what is typed from here on is the host's.
    void opened();
    /// The exit status, or why there is none.
    void finished(const porthole::Result<int> &outcome);

private:
    Task<> fetchPasswordAndConnect();
    void connectToHost();
    void beginChannel();
    void sendInput(const QByteArray &bytes);
    void channelEnded(const ssh::ChannelEnd &how);
    void finishWhenWritten();

    HostSetup m_setup;
    std::unique_ptr<ssh::SshConnection> m_connection;
    std::unique_ptr<HostPrompter> m_prompter;
    Begin m_begin;
    Filter m_filter;
    InputPump m_input;
    OutputPipe m_output, m_errors;
    std::unique_ptr<ssh::SshChannel> m_channel;
    std::optional<Result<int>> m_outcome; // waits until everything is written
    bool m_over = false;
    Task<> m_flow; // last: it uses all of the above
};

/// Runs it in an event loop; the exit status. Errors: its own; Cancelled (SIGINT, SIGTERM).
Result<int> execute(HostRun &run);

} // namespace porthole::cli
