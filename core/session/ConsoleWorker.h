#pragma once

#include "core/async/Mailslot.h"
#include "core/base/Task.h"
#include "core/session/Backoff.h"
#include "core/session/ConsoleExchange.h"
#include "core/session/ConsoleLine.h"
#include "core/session/ConsoleSession.h"
#include "core/session/SessionCourse.h"

#include <QObject>
#include <memory>
#include <optional>

namespace porthole {

/// The half of a ConsoleSession that lives on the decoding thread: one flow that goes from line to
/// line (ConsoleFlow.cpp), and the commands that reach it. Made in the handle's thread and moved; from
/// then on everything runs in the decoding thread, and deleteLater() ends it wherever it waits.
class ConsoleWorker : public QObject {
    Q_OBJECT
public:
    ConsoleWorker(ConsoleTarget target, ConsoleOptions options, std::shared_ptr<ConsoleExchange> exchange);
    ~ConsoleWorker() override;

    void open();
    void retry();
    void submitPassword(Secret password);
    void trustCertificate();
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
    Result<> enter(SessionState state, const std::optional<SessionTrouble> &trouble = std::nullopt);
    void beginLine(const ConsoleRoute &route);
    void endLine();

    ConsoleTarget m_target;
    ConsoleOptions m_options;
    std::shared_ptr<ConsoleExchange> m_exchange;
    SessionCourse m_course;
    Backoff m_backoff;
    /// The URL's, or what the user typed; kept for reconnects until it is refused.
    std::optional<Secret> m_password;
    bool m_wasLive = false;
    /// For trustCertificate(): whose certificate was not believed.
    std::optional<net::PinnedCertificate> m_untrusted;
    async::Mailslot<ConsoleNotice> m_notices;
    std::unique_ptr<ConsoleLine> m_line;
    Task<> m_flow; ///< last: it dies before what it uses
};

} // namespace porthole
