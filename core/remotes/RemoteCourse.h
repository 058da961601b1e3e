#pragma once

#include "core/async/Backoff.h"
#include "core/async/Mailslot.h"
#include "core/base/Task.h"
#include "core/remotes/Agent.h"
#include "core/remotes/HeldAnswers.h"
#include "core/remotes/RemoteSession.h"

#include <list>
#include <variant>

namespace porthole::remotes {

/// What a session consists of, and the flow that makes it, keeps it and makes it again.
class RemoteSession::Course {
public:
    Course(RemoteSession &session, SessionId id, RemoteOptions options);

    void open();
    void answer(std::vector<Secret> answers);
    void retry(std::shared_ptr<const Secret> password);
    void forgetSecrets();
    void close();
    Agent *readyAgent() const;
    ssh::SshConnection *connection() const { return m_connection.get(); }
    const HeldAnswers &answers() const { return m_held; }

    const SessionId id;
    RemoteOptions options;
    RemoteState state = RemoteState::Idle;
    AgentState agentState = AgentState::None;
    std::optional<Error> error;
    Milliseconds retryIn{0};
    int attempt = 0;
    bool hasBeenOpen = false;

private:
    struct Opened {};
    struct Lost {
        Error error;
    };
    struct AgentIsReady {};
    struct AgentIsLost {
        Error error;
    };
    struct AgentIsGone {};
    using Event = std::variant<Opened, Lost, AgentIsReady, AgentIsLost, AgentIsGone>;

    Task<> run();
    Task<Result<>> connectAndStart();
    Task<Result<>> startAgent();
    Task<Error> keepOpen();
    Task<> endAgent();
    Task<> farewell();
    void restart();
    void begin(Task<> flow);
    void makeConnection();
    void beginAgent();
    void retireAgent();
    void asked(const SshQuestion &question);
    void enter(RemoteState next);
    void enter(AgentState next);
    void fail(Error why);

    RemoteSession &m_session;
    HeldAnswers m_held;
    bool m_keyIsAnother = false;
    Backoff m_backoff;
    Backoff m_agentBackoff;
    async::Mailslot<Event> m_events;
    std::unique_ptr<ssh::SshConnection> m_connection;
    std::unique_ptr<Agent> m_agent;
    std::list<std::unique_ptr<Agent>> m_retired; ///< lost ones, until nothing of them is left
    Task<> m_flow;                               ///< last: it uses all of the above
};

} // namespace porthole::remotes
