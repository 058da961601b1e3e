// A console from its URL to its end, as one flow: route, channel, negotiation, live, loss, backoff.
// Runs in the decoding thread; destroying the worker ends it at any co_await.
#include "core/session/ConsoleWorker.h"
#include "core/session/Loss.h"

#include <algorithm>
#include <utility>

namespace porthole {

namespace {

/// Time that a stage may take as a whole, however slowly the bytes drip; it stands still while a
/// person thinks.
class StageTime {
public:
    explicit StageTime(Milliseconds allowed)
        : m_left(allowed)
    {
        goOn();
    }

    Milliseconds left() const
    {
        const auto used = std::chrono::duration_cast<Milliseconds>(SteadyClock().now() - m_since);
        return std::max(m_left - used, Milliseconds{0});
    }
    void stop() { m_left = left(); }
    void goOn() { m_since = SteadyClock().now(); }

private:
    Milliseconds m_left;
    Clock::TimePoint m_since;
};

} // namespace

Task<> ConsoleWorker::run()
{
    Result<> ended;
    if (m_source)
        ended = co_await renewAgainAndAgain();
    else
        ended = co_await connectAgainAndAgain();
    // It goes on for ever: only a change of state that the table forbids comes here.
    endLine();
    SessionTrouble trouble{.error = ended ? Error::make(ErrorKind::Bug, "the flow ended") : ended.error()};
    (void)enter(SessionState::Closed, trouble);
}

Task<Result<>> ConsoleWorker::connectAgainAndAgain()
{
    for (;;) {
        PH_CO_TRY(LineEnd end, co_await connection());
        PH_CO_DO(co_await afterLoss(std::move(end)));
    }
}

/// One attempt. The URL's second route is for when the first one's upgrade was refused.
Task<Result<LineEnd>> ConsoleWorker::connection()
{
    LineEnd end;
    const QList<ConsoleRoute> routes = m_target->url.routes();
    for (const ConsoleRoute &route : routes) {
        PH_CO_TRY(end, co_await overRoute(route));
        endLine();
        if (!end.upgradeRefused)
            break;
    }
    co_return end;
}

Task<Result<LineEnd>> ConsoleWorker::overRoute(ConsoleRoute route)
{
    PH_CO_DO(enter(SessionState::Connecting));
    m_untrusted.reset();
    beginLine(route);
    // Opened or ended: the channel sees to it within its own time.
    PH_CO_TRY(ConsoleNotice first, co_await m_notices.next());
    if (auto *end = std::get_if<LineEnd>(&first)) {
        if (end->error.kind == ErrorKind::CertificateUntrusted)
            m_untrusted = net::PinnedCertificate{route.endpoint, end->certificateSha256};
        co_return std::move(*end);
    }

    PH_CO_DO(enter(SessionState::Negotiating));
    PH_CO_TRY(std::optional<LineEnd> refused, co_await negotiation());
    if (refused)
        co_return std::move(*refused);

    PH_CO_DO(enter(SessionState::Live));
    m_wasLive = true;
    m_liveSince = SteadyClock().now();
    m_backoff.reset();
    for (;;) {
        PH_CO_TRY(ConsoleNotice notice, co_await m_notices.next());
        if (auto *end = std::get_if<LineEnd>(&notice))
            co_return std::move(*end);
    }
}

/// From the open channel to ServerInit. Nothing: live.
Task<Result<std::optional<LineEnd>>> ConsoleWorker::negotiation()
{
    StageTime time(m_options.negotiationTimeout);
    bool passwordSent = false;
    for (;;) {
        auto notice = co_await m_notices.next(time.left());
        if (!notice) {
            co_return LineEnd{
                .error = Error::make(ErrorKind::Timeout,
                                     std::string("no answer while waiting for ") + m_line->awaiting())};
        }
        if (std::holds_alternative<LineLive>(*notice))
            co_return std::nullopt;
        if (auto *end = std::get_if<LineEnd>(&*notice)) {
            if (passwordSent && end->error.kind == ErrorKind::AuthRejected) {
                m_password.reset(); // wiped; the user's next try asks for another
                end->passwordRefused = true;
            }
            co_return std::move(*end);
        }
        if (!std::holds_alternative<LineAsksPassword>(*notice))
            continue; // a second password, typed while the first was on its way
        if (!m_password) {
            time.stop();
            PH_CO_TRY(std::optional<LineEnd> gone, co_await passwordFromUser());
            if (gone)
                co_return std::move(*gone);
            time.goOn();
        }
        passwordSent = true;
        m_line->providePassword(*m_password);
    }
}

/// Nothing: m_password is set. The server may lose patience before that.
Task<Result<std::optional<LineEnd>>> ConsoleWorker::passwordFromUser()
{
    PH_CO_DO(enter(SessionState::PasswordNeeded));
    PH_CO_TRY(ConsoleNotice answer, co_await m_notices.next());
    if (auto *end = std::get_if<LineEnd>(&answer))
        co_return std::move(*end);
    if (auto *given = std::get_if<PasswordGiven>(&answer))
        m_password = std::move(given->password);
    PH_CO_DO(enter(SessionState::Negotiating));
    co_return std::nullopt;
}

/// Waits for the time of the next attempt, or for the user who does not want to wait, or, where trying
/// again would change nothing, for the user alone.
Task<Result<>> ConsoleWorker::afterLoss(LineEnd end)
{
    SessionTrouble trouble{.error = end.error,
                           .certificateSha256 = end.certificateSha256,
                           .certificateProblem = end.certificateProblem};
    if (m_wasLive && m_options.reconnect && comesBackByItself(end.error.kind)) {
        const Backoff::Step step = m_backoff.next();
        trouble.retryIn = step.delay;
        trouble.attempt = step.attempt;
        PH_CO_DO(enter(SessionState::Waiting, trouble));
        (void)co_await m_notices.next(step.delay);
    } else {
        PH_CO_DO(co_await failed(trouble));
        m_backoff.reset();
    }
    co_return {};
}

/// Until the user moves.
Task<Result<>> ConsoleWorker::failed(SessionTrouble trouble)
{
    PH_CO_DO(enter(SessionState::Failed, trouble));
    (void)co_await m_notices.next();
    co_return {};
}

} // namespace porthole
