#include "core/remotes/RemoteCourse.h"

#include "core/async/Delay.h"
#include "core/remotes/Outcome.h"

#include <QDeadlineTimer>
#include <QRandomGenerator>

namespace porthole::remotes {

namespace {

/// Whether a session that was lost for such a reason may come back by itself. For the others a person has
/// to act, and knocking again would at best annoy the host: a rejected password counts towards a lock.
bool mayPass(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Timeout:
    case ErrorKind::Unreachable:
    case ErrorKind::Closed:
    case ErrorKind::PeerMisbehaved: // a host that goes down breaks off in the middle of anything
    case ErrorKind::AgentFailed:
        return true;
    case ErrorKind::Cancelled:
    case ErrorKind::Tls:
    case ErrorKind::Usage:
    case ErrorKind::AuthRejected:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Unavailable:
    case ErrorKind::AgentNotConfigured:
    case ErrorKind::AgentUnusable:
    case ErrorKind::CertificateUntrusted:
    case ErrorKind::HostKeyUnknown:
    case ErrorKind::HostKeyChanged:
    case ErrorKind::HostKeyRevoked:
    case ErrorKind::PeerIncompatible:
    case ErrorKind::Storage:
    case ErrorKind::Bug:
        return false;
    }
    return false;
}

} // namespace

RemoteSession::Course::Course(RemoteSession &session, SessionId itsId, RemoteOptions itsOptions)
    : id(std::move(itsId))
    , options(std::move(itsOptions))
    , m_session(session)
    , m_backoff(options.firstRetry, options.lastRetry, QRandomGenerator::global()->generate())
    , m_agentBackoff(options.firstRetry, options.lastRetry, QRandomGenerator::global()->generate())
{}

void RemoteSession::Course::open()
{
    if (state == RemoteState::Idle)
        begin(run());
}

void RemoteSession::Course::begin(Task<> flow)
{
    m_flow = std::move(flow);
    m_flow.start();
}

/// In the next turn of the event loop: whoever asks for it may be called from within the flow.
void RemoteSession::Course::restart()
{
    QMetaObject::invokeMethod(
        &m_session,
        [this] {
            if (state == RemoteState::Waiting || state == RemoteState::Failed)
                begin(run());
        },
        Qt::QueuedConnection);
}

void RemoteSession::Course::retry(std::shared_ptr<const Secret> password)
{
    if (state != RemoteState::Waiting && state != RemoteState::Failed)
        return;
    if (password)
        options.ssh.password = std::move(password);
    restart();
}

void RemoteSession::Course::forgetSecrets()
{
    options.ssh.password.reset();
    m_held.forgetSecrets();
}

void RemoteSession::Course::close()
{
    if (state == RemoteState::Closed)
        return;
    enter(RemoteState::Closed);
    QMetaObject::invokeMethod(
        &m_session, [this] { begin(farewell()); }, Qt::QueuedConnection);
}

Agent *RemoteSession::Course::readyAgent() const
{
    return agentState == AgentState::Ready || agentState == AgentState::Busy ? m_agent.get() : nullptr;
}

Task<> RemoteSession::Course::run()
{
    for (;;) {
        std::optional<Error> why;
        const Result<> opened = co_await connectAndStart();
        if (opened) {
            hasBeenOpen = true;
            m_backoff.reset();
            attempt = 0;
            error.reset();
            enter(RemoteState::Open);
            Q_EMIT m_session.opened();
            why = co_await keepOpen();
        } else {
            why = opened.error();
            co_await endAgent(); // on a connection that lives: nothing is left on the host
        }
        m_agent.reset();
        m_retired.clear();
        m_connection.reset();
        m_held.drop();
        enter(AgentState::None);
        if (state == RemoteState::Closed)
            co_return;
        if (!hasBeenOpen || !options.reconnect || !mayPass(why->kind)) {
            fail(*std::move(why));
            co_return;
        }
        const Backoff::Step step = m_backoff.next();
        attempt = step.attempt;
        retryIn = step.delay;
        error = std::move(why);
        enter(RemoteState::Waiting);
        co_await async::delay(step.delay);
    }
}

void RemoteSession::Course::makeConnection()
{
    m_events.clear();
    m_keyIsAnother = false;
    m_connection = std::make_unique<ssh::SshConnection>(options.ssh);
    QObject::connect(m_connection.get(), &ssh::SshConnection::opened, &m_session,
                     [this] { m_events.post(Opened{}); });
    QObject::connect(m_connection.get(), &ssh::SshConnection::closed, &m_session,
                     [this](const Error &how) { m_events.post(Lost{how}); });
    QObject::connect(m_connection.get(), &ssh::SshConnection::asked, &m_session,
                     [this](const SshQuestion &question) { asked(question); });
}

Task<Result<>> RemoteSession::Course::connectAndStart()
{
    makeConnection();
    enter(RemoteState::Connecting);
    Q_EMIT m_session.connecting(m_connection.get());
    m_connection->open();
    PH_CO_TRY(const Event event, co_await m_events.next());
    if (const auto *lost = std::get_if<Lost>(&event)) {
        if (m_keyIsAnother)
            co_return Error::make(
                ErrorKind::HostKeyChanged,
                "the host shows another key than the one that was accepted for this session");
        co_return lost->error;
    }
    if (auto password = m_held.confirm())
        options.ssh.password = std::move(password);
    PH_CO_TRY(const bool wanted, wantsAgent(options.agent, options.agentCommand));
    if (wanted)
        PH_CO_DO(co_await startAgent());
    co_return {};
}

Task<Result<>> RemoteSession::Course::startAgent()
{
    enter(RemoteState::AgentStarting);
    beginAgent();
    for (;;) {
        PH_CO_TRY(const Event event, co_await m_events.next());
        if (const auto *lost = std::get_if<Lost>(&event))
            co_return lost->error;
        if (const auto *failed = std::get_if<AgentIsLost>(&event))
            co_return failed->error;
        if (std::holds_alternative<AgentIsReady>(event))
            co_return {};
    }
}

/// Until the connection is lost, and why it was.
Task<Error> RemoteSession::Course::keepOpen()
{
    std::optional<QDeadlineTimer> agentDue;
    for (;;) {
        std::optional<Milliseconds> patience;
        if (agentDue)
            patience = Milliseconds(agentDue->remainingTime());
        const Result<Event> event = co_await m_events.next(patience);
        if (!event) {
            agentDue.reset();
            beginAgent();
            continue;
        }
        if (const auto *lost = std::get_if<Lost>(&*event))
            co_return lost->error;
        if (std::holds_alternative<AgentIsLost>(*event)) {
            retireAgent();
            agentDue = QDeadlineTimer(m_agentBackoff.next().delay);
        }
    }
}

void RemoteSession::Course::beginAgent()
{
    m_agent = std::make_unique<Agent>(*m_connection, *options.agentCommand, options.agentTimeout);
    Agent *const agent = m_agent.get();
    QObject::connect(agent, &Agent::stateChanged, &m_session, [this, agent](AgentState next) {
        if (agent != m_agent.get())
            return;
        const bool answered = agentState == AgentState::Busy && next == AgentState::Ready;
        if (answered)
            m_agentBackoff.reset();
        if (agentState == AgentState::Starting && next == AgentState::Ready)
            m_events.post(AgentIsReady{});
        enter(next);
    });
    QObject::connect(agent, &Agent::failed, &m_session,
                     [this](const Error &why) { m_events.post(AgentIsLost{why}); });
    enter(AgentState::Starting);
}

/// One that is lost gets its end on the host while another begins.
void RemoteSession::Course::retireAgent()
{
    Agent *const agent = m_agent.get();
    m_retired.push_back(std::move(m_agent));
    QObject::connect(
        agent, &Agent::stopped, &m_session,
        [this, agent] {
            m_retired.remove_if([agent](const auto &retired) { return retired.get() == agent; });
        },
        Qt::QueuedConnection);
    agent->stop();
}

Task<> RemoteSession::Course::endAgent()
{
    if (!m_agent)
        co_return;
    QObject::connect(m_agent.get(), &Agent::stopped, &m_session, [this] { m_events.post(AgentIsGone{}); });
    m_agent->stop();
    for (;;) {
        const Result<Event> event = co_await m_events.next();
        if (!event || std::holds_alternative<AgentIsGone>(*event))
            co_return;
    }
}

Task<> RemoteSession::Course::farewell()
{
    if (m_connection && m_connection->state() == ssh::SshState::Open)
        co_await endAgent();
    m_agent.reset();
    m_retired.clear();
    m_connection.reset();
    enter(AgentState::None);
    Q_EMIT m_session.ended();
}

void RemoteSession::Course::asked(const SshQuestion &question)
{
    if (const auto *key = std::get_if<HostKeyQuestion>(&question)) {
        switch (m_held.judge(*key)) {
        case HeldAnswers::KeyVerdict::New:
            return;
        case HeldAnswers::KeyVerdict::Accepted:
            return m_connection->acceptHostKey(false);
        case HeldAnswers::KeyVerdict::Different:
            m_keyIsAnother = true;
            return m_connection->refuse();
        }
    }
    if (const auto *auth = std::get_if<AuthQuestion>(&question)) {
        if (auto answers = m_held.answerTo(*auth))
            m_connection->answer(*std::move(answers));
    }
}

void RemoteSession::Course::answer(std::vector<Secret> answers)
{
    if (!m_connection || !m_connection->question())
        return;
    if (const auto *auth = std::get_if<AuthQuestion>(&*m_connection->question()))
        m_held.note(*auth, answers);
    m_connection->answer(std::move(answers));
}

void RemoteSession::Course::fail(Error why)
{
    error = std::move(why);
    enter(RemoteState::Failed);
}

void RemoteSession::Course::enter(RemoteState next)
{
    // After close() the flow may still take a step before it is ended: that is no change of state.
    if (state == RemoteState::Closed || state == next)
        return;
    Q_ASSERT(allowed(state, next));
    state = next;
    Q_EMIT m_session.stateChanged(next);
}

void RemoteSession::Course::enter(AgentState next)
{
    if (agentState == next)
        return;
    agentState = next;
    Q_EMIT m_session.agentStateChanged(next);
}

} // namespace porthole::remotes
