#pragma once

#include "core/async/Backoff.h"
#include "core/async/Mailslot.h"
#include "core/base/Task.h"
#include "core/session/ConsoleExchange.h"
#include "core/session/ConsoleLine.h"
#include "core/session/ConsoleSession.h"
#include "core/session/PortProbe.h"
#include "core/session/RenewalPace.h"
#include "core/session/SessionCourse.h"

#include <QObject>
#include <memory>
#include <optional>

namespace porthole {

/// The half of a ConsoleSession that lives on the decoding thread: one flow that goes from line to
/// line (ConsoleFlow.cpp, and RenewalFlow.cpp where a source has the address), and the commands that
/// reach it. Made in the handle's thread and moved; from
/// then on everything runs in the decoding thread, and deleteLater() ends it wherever it waits.
class ConsoleWorker : public QObject {
    Q_OBJECT
public:
    ConsoleWorker(ConsoleTarget target, ConsoleOptions options, std::shared_ptr<ConsoleExchange> exchange);
    ConsoleWorker(std::unique_ptr<ConsoleSource> source, ConsoleOptions options,
                  std::shared_ptr<ConsoleExchange> exchange);
    ~ConsoleWorker() override;

    void open();
    void retry();
    void submitPassword(Secret password);
    void forgetSecrets();
    void trustCertificate();
    void perform(ConsoleRemedy remedy);
    /// The painter has looked at the mailbox.
    void presented();
    /// There is something in the exchange's input.
    void takeInput();

Q_SIGNALS:
    void stateChanged(porthole::SessionState state, const std::optional<porthole::SessionTrouble> &trouble);
    /// There is something in the exchange's news.
    void newsPosted();

private:
    // The flow, ConsoleFlow.cpp.
    Task<> run();
    Task<Result<>> connectAgainAndAgain();
    Task<Result<LineEnd>> connection();
    Task<Result<LineEnd>> overRoute(ConsoleRoute route);
    Task<Result<std::optional<LineEnd>>> negotiation();
    Task<Result<std::optional<LineEnd>>> passwordFromUser();
    Task<Result<>> afterLoss(LineEnd end);
    Task<Result<>> failed(SessionTrouble trouble);

    // The same where the address is asked for, RenewalFlow.cpp.
    Task<Result<>> renewAgainAndAgain();
    Task<Result<LineEnd>> renewedConnection();
    Task<Result<std::optional<LineEnd>>> address();
    Task<Result<>> untilNextAttempt(LineEnd end);
    Backoff::Step nextStep();
    void askSource();

    Result<> enter(SessionState state, const std::optional<SessionTrouble> &trouble = std::nullopt);
    /// With what has come from the source.
    net::ChannelOptions channelOptions() const;
    void beginLine(const ConsoleRoute &route);
    void endLine();

    std::optional<ConsoleTarget> m_target;                ///< the source's latest, or what was given for good
    net::TlsTrust m_sourceTrust;                          ///< that comes with the source's address
    std::optional<net::ProxyEnvironment> m_sourceProxies; ///< the same
    ConsoleOptions m_options;
    std::shared_ptr<ConsoleExchange> m_exchange;
    SessionCourse m_course;
    Backoff m_backoff;
    RenewalPace m_renewal;
    /// The URL's, or what the user typed; kept for reconnects until it is refused.
    std::optional<Secret> m_password;
    bool m_wasLive = false;
    std::optional<Clock::TimePoint> m_liveSince; ///< of the latest line, if it went live
    /// For trustCertificate(): whose certificate was not believed.
    std::optional<net::PinnedCertificate> m_untrusted;
    bool m_sourceUntrusted = false; ///< the same, of what the source talks to
    async::Mailslot<ConsoleNotice> m_notices;
    std::unique_ptr<ConsoleLine> m_line;
    std::unique_ptr<PortProbe> m_probe;
    std::unique_ptr<ConsoleSource> m_source;
    quint64 m_question = 0; ///< to the source; answers to earlier ones are passed over
    bool m_asking = false;
    Task<> m_flow; ///< last: it dies before what it uses
};

} // namespace porthole
