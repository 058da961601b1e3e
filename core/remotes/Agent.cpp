#include "core/remotes/Agent.h"

#include "core/base/DisplayText.h"

namespace porthole::remotes {

namespace {

constexpr Milliseconds kGoodbye{1500};   ///< for an agent to end by itself
constexpr Milliseconds kKilling{3000};   ///< for one that is killed
constexpr Milliseconds kLastWords{1000}; ///< from the end of its output to the end of itself

std::string seconds(Milliseconds time) { return std::to_string((time.count() + 999) / 1000) + " s"; }

/// " (exit status 127)"
std::string endText(const ssh::ChannelEnd &how)
{
    if (how.exitStatus)
        return " (exit status " + std::to_string(*how.exitStatus) + ")";
    return how.exitSignal.isEmpty() ? "" : " (signal " + displayText(how.exitSignal.toStdString(), 20) + ")";
}

} // namespace

Agent::Agent(ssh::SshConnection &connection, const QString &command, Milliseconds timeout, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_timeout(timeout)
    , m_channel(connection.exec(agentCommand(command)))
{
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    connect(&m_deadline, &QTimer::timeout, this, [this] { goOn(); });
    m_deadline.start(m_timeout);
    listen();
}

Agent::~Agent()
{
    m_channel->disconnect(this); // whatever it says as it goes
    refuseAll(Error::make(ErrorKind::Cancelled, "the agent is let go of"));
}

void Agent::listen()
{
    connect(m_channel.get(), &ssh::SshChannel::received, this, [this](const QByteArray &bytes) {
        m_channel->acknowledge(bytes.size());
        m_protocol.receive(bytes);
        while (const auto event = m_protocol.next())
            take(*event);
    });
    connect(m_channel.get(), &ssh::SshChannel::receivedError, this, [this](const QByteArray &bytes) {
        m_channel->acknowledge(bytes.size());
        m_errors.receive(bytes);
    });
    connect(m_channel.get(), &ssh::SshChannel::eof, this, [this] {
        if (m_ending == Ending::Not)
            m_deadline.start(kLastWords);
    });
    connect(m_channel.get(), &ssh::SshChannel::ended, this,
            [this](const ssh::ChannelEnd &how) { channelEnded(how); });
}

void Agent::take(const AgentEvent &event)
{
    if (const auto *poisoned = std::get_if<AgentPoisoned>(&event)) {
        fail(startFailure(poisoned->error.detail));
    } else if (const auto *reply = std::get_if<AgentReply>(&event)) {
        const auto question = std::exchange(m_questions.front(), nullptr);
        m_questions.pop_front();
        m_deadline.stop();
        enter(AgentState::Ready);
        question->answer.post(*reply);
        pump();
    } else {
        m_deadline.stop();
        enter(AgentState::Ready);
        pump();
    }
}

Task<Result<AgentReply>> Agent::ask(QJsonObject request, qsizetype longestAnswer)
{
    if (m_state == AgentState::Lost)
        co_return m_error.value_or(Error::make(ErrorKind::AgentFailed, "the agent has been ended"));
    if (m_questions.size() >= kMostWaiting)
        co_return Error::make(ErrorKind::Unavailable, "too many requests wait for the agent");
    struct Withdrawal {
        std::shared_ptr<Question> question;
        ~Withdrawal() { question->withdrawn = true; }
    };
    const Withdrawal held{std::make_shared<Question>()};
    held.question->request = std::move(request);
    held.question->longestAnswer = longestAnswer;
    m_questions.push_back(held.question);
    pump();
    // From here on this object may go.
    PH_CO_TRY(Result<AgentReply> answer, co_await held.question->answer.next());
    co_return std::move(answer);
}

void Agent::pump()
{
    while (m_state == AgentState::Ready && !m_questions.empty() && m_questions.front()->withdrawn)
        m_questions.pop_front();
    if (m_state != AgentState::Ready || m_questions.empty() || m_ending != Ending::Not ||
        m_protocol.state() != AgentProtocol::State::Idle)
        return;
    const auto &next = m_questions.front();
    m_channel->write(m_protocol.request(next->request, next->longestAnswer));
    m_deadline.start(m_timeout);
    enter(AgentState::Busy);
}

void Agent::enter(AgentState state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

Error Agent::startFailure(std::string what) const
{
    const std::string words = displayText(m_errors.text().trimmed().toStdString(), 1000);
    return Error::make(ErrorKind::AgentFailed, words.empty() ? std::move(what) : what + ": " + words);
}

void Agent::fail(const Error &error)
{
    if (m_state == AgentState::Lost)
        return;
    m_deadline.stop();
    m_error = error;
    refuseAll(error);
    enter(AgentState::Lost);
    Q_EMIT failed(error);
}

void Agent::refuseAll(const Error &error)
{
    for (const auto &question : std::exchange(m_questions, {}))
        question->answer.post(error);
}

void Agent::channelEnded(const ssh::ChannelEnd &how)
{
    if (m_ending != Ending::Not)
        return over();
    if (how.error)
        return fail(m_state == AgentState::Starting && how.error->kind != ErrorKind::Closed
                        ? startFailure(how.error->detail)
                        : *how.error);
    fail(startFailure((m_state == AgentState::Starting ? "it ended before it said that it is ready"
                                                       : "it ended in the middle of its work") +
                      endText(how)));
}

void Agent::stop()
{
    if (m_ending != Ending::Not)
        return;
    m_ending = Ending::Goodbye;
    const Error ended = Error::make(ErrorKind::AgentFailed, "the agent has been ended");
    if (!m_error)
        m_error = ended;
    refuseAll(ended);
    enter(AgentState::Lost);
    if (m_channel->end()) {
        // As if it had just ended: nobody hears stopped() from within stop().
        m_deadline.start(Milliseconds{0});
        return;
    }
    m_channel->write(QByteArrayLiteral("{\"action\":\"exit\"}\n"));
    m_channel->sendEof();
    m_deadline.start(kGoodbye);
}

/// What was waited for did not come.
void Agent::goOn()
{
    switch (m_ending) {
    case Ending::Not:
        return fail(startFailure((m_state == AgentState::Starting ? "it did not say that it is ready within "
                                                                  : "it did not answer within ") +
                                 seconds(m_timeout)));
    case Ending::Goodbye:
        if (m_channel->end())
            return over();
        m_ending = Ending::Killing;
        m_channel->signal(QByteArrayLiteral("TERM"));
        if (m_errors.pid()) {
            m_killer = m_connection.exec(killCommand(*m_errors.pid()));
            // Its whole output is what went wrong, and that is of no use to anybody.
            connect(m_killer.get(), &ssh::SshChannel::received, this,
                    [this](const QByteArray &bytes) { m_killer->acknowledge(bytes.size()); });
            connect(m_killer.get(), &ssh::SshChannel::receivedError, this,
                    [this](const QByteArray &bytes) { m_killer->acknowledge(bytes.size()); });
        }
        m_deadline.start(kKilling);
        return;
    case Ending::Killing:
        return over();
    case Ending::Over:
        return;
    }
}

void Agent::over()
{
    if (m_ending == Ending::Over)
        return;
    m_ending = Ending::Over;
    m_deadline.stop();
    m_channel->close();
    if (m_killer)
        m_killer->close();
    Q_EMIT stopped();
}

} // namespace porthole::remotes
