#pragma once

#include "core/async/Mailslot.h"
#include "core/base/Task.h"
#include "core/remotes/AgentCommand.h"
#include "core/remotes/AgentProtocol.h"
#include "core/remotes/AgentState.h"
#include "core/ssh/SshConnection.h"

#include <QTimer>
#include <deque>
#include <memory>

namespace porthole::remotes {

/// An agent on a host: started over a connection, asked one thing at a time, and ended. One that says
/// something unexpected, or nothing in time, is Lost for good: whoever wants another makes another.
/// Thread: that of the connection's owner. The connection outlives it, or ends it.
class Agent : public QObject {
    Q_OBJECT
public:
    /// Requests that may wait for their turn.
    static constexpr std::size_t kMostWaiting = 64;

    /// Starts it at once. `timeout` is that of its first line and of each answer.
    Agent(ssh::SshConnection &connection, const QString &command, Milliseconds timeout,
          QObject *parent = nullptr);
    ~Agent() override;

    /// Starting, Ready, Busy or Lost.
    AgentState state() const { return m_state; }
    /// In Lost: AgentFailed with its reason; Closed if the connection ended.
    const std::optional<Error> &error() const { return m_error; }

    /// {"action": "..."} and what belongs to it, when its turn comes; destroying the task withdraws it.
    /// Errors: AgentFailed, Closed, Unavailable (too many wait).
    Task<Result<AgentReply>> ask(QJsonObject request, qsizetype longestAnswer = AgentProtocol::kLongestLine);

    /// Says goodbye, and ends it and its children on the host if it does not go; stopped() follows, within
    /// seconds. From then on it is Lost.
    void stop();

Q_SIGNALS:
    void stateChanged(porthole::remotes::AgentState state);
    /// Lost, but not by stop().
    void failed(const porthole::Error &error);
    /// Nothing of it is left on the host, as far as can be told.
    void stopped();

private:
    struct Question {
        QJsonObject request;
        qsizetype longestAnswer = AgentProtocol::kLongestLine;
        async::Mailslot<Result<AgentReply>> answer;
        bool withdrawn = false;
    };
    enum class Ending : quint8 { Not, Goodbye, Killing, Over };

    void listen();
    void take(const AgentEvent &event);
    void pump();
    void enter(AgentState state);
    void fail(const Error &error);
    void refuseAll(const Error &error);
    void channelEnded(const ssh::ChannelEnd &how);
    void goOn();
    void over();
    Error startFailure(std::string what) const;

    ssh::SshConnection &m_connection;
    const Milliseconds m_timeout;
    AgentState m_state = AgentState::Starting;
    std::optional<Error> m_error;
    AgentProtocol m_protocol;
    AgentErrors m_errors;
    std::deque<std::shared_ptr<Question>> m_questions; ///< the first is being answered when Busy
    Ending m_ending = Ending::Not;
    QTimer m_deadline;
    std::unique_ptr<ssh::SshChannel> m_channel;
    std::unique_ptr<ssh::SshChannel> m_killer;
};

} // namespace porthole::remotes
