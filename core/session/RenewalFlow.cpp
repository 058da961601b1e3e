// A console whose address is asked for anew at every attempt: a cloud's. Any end of a line leads back to
// the source, with the last frame kept. Runs in the decoding thread; destroying the worker ends it at any
// co_await.
#include "core/async/Delay.h"
#include "core/session/ConsoleWorker.h"

#include <utility>

namespace porthole {

namespace {

/// How long it is from one knock at a closed port to the next.
constexpr Milliseconds kKnockEvery{500};

/// Whether a fresh address may help: not where a person is to decide, or the same would happen again.
bool mayBeRenewed(const LineEnd &end)
{
    switch (end.error.kind) {
    case ErrorKind::AgentNotConfigured:
    case ErrorKind::AgentUnusable:
    case ErrorKind::AgentFailed:
    case ErrorKind::CertificateUntrusted:
    case ErrorKind::HostKeyUnknown:
    case ErrorKind::HostKeyChanged:
    case ErrorKind::HostKeyRevoked:
    case ErrorKind::PeerIncompatible:
    case ErrorKind::Usage:
    case ErrorKind::Storage:
    case ErrorKind::Bug:
        return false;
    case ErrorKind::AuthRejected: // an expired token looks the same as a refused one
        return !end.passwordRefused;
    case ErrorKind::Cancelled:
    case ErrorKind::Timeout:
    case ErrorKind::Unreachable:
    case ErrorKind::Closed:
    case ErrorKind::Tls:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Unavailable:
    case ErrorKind::PeerMisbehaved:
        return true;
    }
    return false;
}

SessionTrouble troubleOf(const LineEnd &end)
{
    return {.error = end.error,
            .certificateSha256 = end.certificateSha256,
            .certificateProblem = end.certificateProblem};
}

} // namespace

Task<Result<>> ConsoleWorker::renewAgainAndAgain()
{
    for (;;) {
        PH_CO_TRY(std::optional<LineEnd> refused, co_await address());
        if (refused) {
            PH_CO_DO(co_await failed(troubleOf(*refused)));
            continue;
        }
        // Whoever hurried us, and however often.
        const Milliseconds rest = m_renewal.atLeast(SteadyClock().now());
        if (rest > Milliseconds{0})
            co_await async::delay(rest);
        if (!m_target) // the window was locked meanwhile, and the address is a secret: another is asked for
            continue;
        m_renewal.attempt(SteadyClock().now());
        m_liveSince.reset();
        PH_CO_TRY(LineEnd end, co_await connection());
        PH_CO_DO(co_await untilNextAttempt(std::move(end)));
    }
}

void ConsoleWorker::askSource()
{
    m_asking = true;
    m_source->ask([this, question = ++m_question](ConsoleOffer offer) {
        m_notices.post(SourceSaid{std::move(offer), question});
    });
}

/// Until there is an address, in m_target. An end: there will be none.
Task<Result<std::optional<LineEnd>>> ConsoleWorker::address()
{
    m_notices.clear();
    m_sourceUntrusted = false;
    PH_CO_DO(enter(SessionState::Connecting));
    askSource();
    for (;;) {
        PH_CO_TRY(ConsoleNotice notice, co_await m_notices.next());
        if (std::holds_alternative<RetryAsked>(notice)) {
            PH_CO_DO(enter(SessionState::Connecting));
            askSource();
        }
        auto *said = std::get_if<SourceSaid>(&notice);
        if (!said || said->question != m_question)
            continue;
        if (auto *notYet = std::get_if<ConsoleNotYet>(&said->offer)) {
            // What failed before it came to this says nothing about afterwards.
            m_renewal.reset();
            PH_CO_DO(enter(SessionState::Waiting,
                           SessionTrouble{.error = notYet->error, .remedy = notYet->remedy}));
            continue;
        }
        m_asking = false;
        if (auto *ready = std::get_if<ConsoleReady>(&said->offer)) {
            m_target = std::move(ready->target);
            m_sourceTrust = std::move(ready->trust);
            m_sourceProxies = std::move(ready->proxies);
            if (m_target->password)
                m_password = std::move(m_target->password);
            co_return std::nullopt;
        }
        auto &refused = std::get<ConsoleRefused>(said->offer);
        m_sourceUntrusted = refused.error.kind == ErrorKind::CertificateUntrusted;
        co_return LineEnd{.error = refused.error,
                          .certificateSha256 = refused.certificateSha256,
                          .certificateProblem = refused.certificateProblem};
    }
}

Backoff::Step ConsoleWorker::nextStep()
{
    const Clock::TimePoint now = SteadyClock().now();
    Backoff::Step step =
        m_liveSince ? m_renewal.afterLive(std::chrono::duration_cast<Milliseconds>(now - *m_liveSince))
                    : m_renewal.afterFailure();
    step.delay = std::max(step.delay, m_renewal.atLeast(now));
    return step;
}

/// Waits for the time of the next attempt, or for the port of a proxy that was down, or for the user.
Task<Result<>> ConsoleWorker::untilNextAttempt(LineEnd end)
{
    SessionTrouble trouble = troubleOf(end);
    if (!m_options.reconnect || !mayBeRenewed(end)) {
        PH_CO_DO(co_await failed(trouble));
        m_renewal.reset();
        co_return {};
    }
    const Backoff::Step step = nextStep();
    trouble.retryIn = step.delay;
    trouble.attempt = step.attempt;
    PH_CO_DO(enter(SessionState::Waiting, trouble));
    const ConsoleRoute route = m_target->url.routes().first();
    const net::ChannelOptions channel = channelOptions();
    if (end.nobodyThere && PortProbe::canTell(route, channel)) {
        m_probe = std::make_unique<PortProbe>(route.endpoint, channel, kKnockEvery);
        connect(m_probe.get(), &PortProbe::opened, this, [this] { m_notices.post(PortOpened{}); });
    }
    if (step.delay > Milliseconds{0})
        (void)co_await m_notices.next(step.delay);
    m_probe.reset();
    co_return {};
}

} // namespace porthole
