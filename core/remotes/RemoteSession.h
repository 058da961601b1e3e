#pragma once

#include "core/base/Error.h"
#include "core/model/SavedHost.h"
#include "core/model/SessionId.h"
#include "core/remotes/AgentState.h"
#include "core/remotes/RemoteState.h"
#include "core/ssh/SshConnection.h"

#include <QObject>
#include <memory>
#include <optional>

namespace porthole::remotes {

/// What a session is made from.
struct RemoteOptions {
    ssh::SshOptions ssh;
    AgentWish agent = AgentWish::AsConfigured;
    /// The agent's command on that host; unset: none is configured, empty: configured and unusable.
    std::optional<QString> agentCommand;
    Milliseconds agentTimeout{30000}; ///< to its first line, and of each answer
    /// Whether a session that was open and is lost comes back by itself.
    bool reconnect = true;
    Milliseconds firstRetry{1000};
    Milliseconds lastRetry{30000};
};

class Agent;
class HeldAnswers;

/// A session on a host: a connection that comes back after a loss, under one sid, and the agent that was
/// started there, if one was wanted. Thread: that of its owner; the slots of its signals may ask anything of
/// it, but not delete it (deleteLater() does). Destroying it ends the connection at once; an agent that does
/// not look at its standard input is ended on the host by close() only, so wait for ended() where that
/// matters.
class RemoteSession : public QObject {
    Q_OBJECT
public:
    RemoteSession(SessionId id, RemoteOptions options, QObject *parent = nullptr);
    ~RemoteSession() override;

    const SessionId &id() const;
    const RemoteOptions &options() const;
    RemoteState state() const;
    AgentState agentState() const;
    /// In Waiting and Failed. AuthRejected, AgentNotConfigured, AgentUnusable, AgentFailed, or what the
    /// connection ended with.
    const std::optional<Error> &error() const;
    /// Of Waiting: milliseconds to the next attempt, and its number, from 1.
    Milliseconds retryIn() const;
    int attempt() const;

    /// The connection of this attempt; another after each loss. nullptr while there is none.
    ssh::SshConnection *connection() const;
    /// nullptr unless Ready or Busy.
    Agent *agent() const;
    /// What was answered for it: for further connections to its host that it is to have.
    const HeldAnswers &answers() const;
    /// Whether it has ever been Open: only such a session comes back by itself.
    bool hasBeenOpen() const;

    void open();
    /// Answers the connection's question and, if it was for a password or passphrase, keeps the answer for
    /// reconnecting: it is asked for once. One-time codes are not kept. connection()->answer() keeps nothing.
    void answer(std::vector<Secret> answers);
    /// Waiting or Failed -> Connecting, now; with another password if one is given.
    void retry(std::shared_ptr<const Secret> password = nullptr);
    /// Wipes the passwords and passphrases that it keeps for reconnecting; they are asked for then. What is
    /// open stays open.
    void forgetSecrets();
    /// Closed; ended() follows within seconds.
    void close();

Q_SIGNALS:
    void stateChanged(porthole::remotes::RemoteState state);
    void agentStateChanged(porthole::remotes::AgentState state);
    /// A connection() was made, and nothing has been heard of it yet: whoever answers its questions
    /// connects to it now.
    void connecting(porthole::ssh::SshConnection *connection);
    /// Open; again after each reconnect.
    void opened();
    /// After close(): nothing of the session is left on the host, as far as can be told.
    void ended();

private:
    class Course;
    std::unique_ptr<Course> m_course;
};

} // namespace porthole::remotes
