#include "core/session/ConsoleWorker.h"

#include <QRandomGenerator>
#include <utility>

namespace porthole {

ConsoleWorker::ConsoleWorker(ConsoleTarget target, ConsoleOptions options,
                             std::shared_ptr<ConsoleExchange> exchange)
    : m_target(std::move(target))
    , m_options(std::move(options))
    , m_exchange(std::move(exchange))
    , m_backoff(m_options.firstRetry, m_options.lastRetry, QRandomGenerator::global()->generate())
    , m_renewal(m_options.firstRetry, m_options.lastRetry, QRandomGenerator::global()->generate())
    , m_password(std::move(m_target->password))
{}

ConsoleWorker::ConsoleWorker(std::unique_ptr<ConsoleSource> source, ConsoleOptions options,
                             std::shared_ptr<ConsoleExchange> exchange)
    : m_options(std::move(options))
    , m_exchange(std::move(exchange))
    , m_backoff(m_options.firstRetry, m_options.lastRetry, QRandomGenerator::global()->generate())
    , m_renewal(m_options.firstRetry, m_options.lastRetry, QRandomGenerator::global()->generate())
    , m_source(std::move(source))
{}

ConsoleWorker::~ConsoleWorker() = default;

void ConsoleWorker::open()
{
    if (m_flow.valid())
        return;
    m_flow = run();
    m_flow.start();
}

void ConsoleWorker::retry()
{
    // Asked at any other moment it would be an answer to a question put later.
    if (m_course.state() == SessionState::Waiting || m_course.state() == SessionState::Failed)
        m_notices.post(RetryAsked{});
}

void ConsoleWorker::submitPassword(Secret password)
{
    if (m_course.state() == SessionState::PasswordNeeded)
        m_notices.post(PasswordGiven{std::move(password)});
}

void ConsoleWorker::forgetSecrets()
{
    m_password.reset();
    const SessionState now = m_course.state();
    if (m_source && (now == SessionState::Waiting || now == SessionState::Failed))
        m_target.reset();
}

void ConsoleWorker::trustCertificate()
{
    if (m_course.state() != SessionState::Failed)
        return;
    if (std::exchange(m_sourceUntrusted, false)) {
        m_source->trustCertificate();
        return retry();
    }
    if (!m_untrusted)
        return;
    m_options.channel.trust.pin(*std::exchange(m_untrusted, std::nullopt));
    retry();
}

void ConsoleWorker::perform(ConsoleRemedy remedy)
{
    if (!m_source)
        return;
    m_source->perform(remedy);
    if (!m_asking) // the source is not listening: what comes of it is heard by asking
        retry();
}

void ConsoleWorker::presented()
{
    if (m_line)
        m_line->presented();
}

void ConsoleWorker::takeInput()
{
    const std::vector<ConsoleInput> inputs = m_exchange->input.take();
    if (m_line)
        m_line->take(inputs);
}

net::ChannelOptions ConsoleWorker::channelOptions() const
{
    net::ChannelOptions channel = m_options.channel;
    channel.trust.add(m_sourceTrust);
    if (m_sourceProxies)
        channel.proxies = *m_sourceProxies;
    return channel;
}

void ConsoleWorker::beginLine(const ConsoleRoute &route)
{
    endLine();
    m_line = std::make_unique<ConsoleLine>(route, channelOptions(), m_options.client, *m_exchange, m_notices);
    connect(m_line.get(), &ConsoleLine::newsPosted, this, &ConsoleWorker::newsPosted);
    m_line->open();
}

void ConsoleWorker::endLine()
{
    m_line.reset();
    m_notices.clear();
}

Result<> ConsoleWorker::enter(SessionState state, const std::optional<SessionTrouble> &trouble)
{
    PH_DO(m_course.enter(state));
    Q_EMIT stateChanged(state, trouble);
    return {};
}

} // namespace porthole
