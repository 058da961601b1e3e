#include "core/remotes/RemoteSession.h"

#include "core/remotes/RemoteCourse.h"

namespace porthole::remotes {

RemoteSession::RemoteSession(SessionId id, RemoteOptions options, QObject *parent)
    : QObject(parent)
    , m_course(std::make_unique<Course>(*this, std::move(id), std::move(options)))
{}

RemoteSession::~RemoteSession() = default;

const SessionId &RemoteSession::id() const { return m_course->id; }
const RemoteOptions &RemoteSession::options() const { return m_course->options; }
RemoteState RemoteSession::state() const { return m_course->state; }
AgentState RemoteSession::agentState() const { return m_course->agentState; }
const std::optional<Error> &RemoteSession::error() const { return m_course->error; }
Milliseconds RemoteSession::retryIn() const { return m_course->retryIn; }
int RemoteSession::attempt() const { return m_course->attempt; }
ssh::SshConnection *RemoteSession::connection() const { return m_course->connection(); }
Agent *RemoteSession::agent() const { return m_course->readyAgent(); }
const HeldAnswers &RemoteSession::answers() const { return m_course->answers(); }
bool RemoteSession::hasBeenOpen() const { return m_course->hasBeenOpen; }

void RemoteSession::open() { m_course->open(); }
void RemoteSession::answer(std::vector<Secret> answers) { m_course->answer(std::move(answers)); }
void RemoteSession::forgetSecrets() { m_course->forgetSecrets(); }
void RemoteSession::retry(std::shared_ptr<const Secret> password) { m_course->retry(std::move(password)); }
void RemoteSession::close() { m_course->close(); }

} // namespace porthole::remotes
