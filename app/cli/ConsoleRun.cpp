#include "app/cli/ConsoleRun.h"

#include "app/cli/StandardInput.h"
#include "app/cli/TlsArguments.h"
#include "core/session/ConsoleRegistry.h"

namespace porthole::cli {

ConsoleRun::ConsoleRun(ConsoleSetup setup, QThread &decoding)
    : m_route(std::move(setup.route))
    , m_session(newSessionId(), std::move(setup.target), std::move(setup.options), decoding)
    , m_timeout(setup.timeout)
{
    connect(&m_session, &ConsoleSession::stateChanged, this, &ConsoleRun::enter);
    // Whoever looks is sent more.
    connect(&m_session, &ConsoleSession::frameReady, this, [this] { m_session.takeDamage(); });
    connect(&m_session, &ConsoleSession::pictureCompleted, this, [this] {
        if (std::exchange(m_awaitingPicture, false) && !m_over)
            Q_EMIT pictureComplete();
    });
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        finish(Error::make(ErrorKind::Timeout, m_session.address().toStdString() + ": " + stage() +
                                                   " within " + std::to_string(m_timeout.count()) + " ms"));
    });
}

void ConsoleRun::start()
{
    m_deadline.start(m_timeout);
    m_session.open();
}

void ConsoleRun::refresh()
{
    m_awaitingPicture = true;
    m_session.refresh();
}

void ConsoleRun::restartDeadline(std::string stage)
{
    m_stage = std::move(stage);
    m_deadline.start(m_timeout);
}

void ConsoleRun::finish(const Result<> &outcome)
{
    if (std::exchange(m_over, true))
        return;
    m_deadline.stop();
    m_session.close();
    Q_EMIT finished(outcome);
}

void ConsoleRun::enter(SessionState state)
{
    switch (state) {
    case SessionState::Idle:
    case SessionState::Connecting:
    case SessionState::Negotiating:
    case SessionState::Live:
        return;
    case SessionState::PasswordNeeded:
        return givePassword();
    case SessionState::Waiting:
    case SessionState::Failed:
    case SessionState::Closed:
        return finish(trouble());
    }
}

void ConsoleRun::givePassword()
{
    if (!isTerminal())
        return finish(
            Error::make(ErrorKind::AuthRejected,
                        "the server asks for a password; give one in the URL (vnc://:password@host), in "
                        "PORTHOLE_VNC_PASSWORD or with --password-file FILE"));
    m_deadline.stop();
    auto password = askPassword("Password of " + m_session.address().toStdString() + ": ");
    if (!password)
        return finish(std::move(password).error());
    restartDeadline({});
    m_session.submitPassword(*std::move(password));
}

/// What did not happen, if the time is up now.
std::string ConsoleRun::stage() const
{
    if (!m_stage.empty())
        return m_stage;
    switch (m_session.state()) {
    case SessionState::Live:
        return "no whole picture came";
    case SessionState::Negotiating:
        return "the RFB handshake did not end";
    default:
        return "no connection";
    }
}

Error ConsoleRun::trouble() const
{
    const auto &trouble = m_session.trouble();
    if (!trouble)
        return HostRoute::explained(
            m_route,
            Error::make(ErrorKind::Closed, m_session.address().toStdString() + " ended the session"));
    if (trouble->error.kind != ErrorKind::CertificateUntrusted)
        return HostRoute::explained(m_route, trouble->error);
    return untrustedCertificate(m_session.address(), trouble->certificateProblem, trouble->certificateSha256);
}

} // namespace porthole::cli
