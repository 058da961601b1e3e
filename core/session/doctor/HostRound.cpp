#include "core/session/doctor/HostRound.h"

#include "core/async/Signal.h"
#include "core/base/Match.h"

namespace porthole {

namespace {

// Each hop has its own ends; this is for what should not be.
constexpr Milliseconds kLongestSilence{120'000};
constexpr Milliseconds kFarewell{5000};

} // namespace

Task<> Doctor::HostRound::run(Doctor &doctor, remotes::RemoteOptions options)
{
    HostRound round(doctor, options);
    remotes::RemoteSession session(newSessionId(), std::move(options));
    round.listenTo(session);
    session.open();
    for (bool isOver = false; !isOver;) {
        const auto event = co_await round.m_events.next(kLongestSilence);
        if (!event) {
            doctor.fail(event.error());
            break;
        }
        isOver = std::visit([&round](const auto &about) { return round.hear(about); }, *event);
    }
    // An agent that was started for this is not left behind.
    auto ended = async::nextSignal(&session, &remotes::RemoteSession::ended, kFarewell);
    session.close();
    (void)co_await ended;
}

void Doctor::HostRound::listenTo(remotes::RemoteSession &session)
{
    connect(&session, &remotes::RemoteSession::connecting, &session,
            [this, &session](ssh::SshConnection *way) {
                connect(way, &ssh::SshConnection::stepped, &session, [this, way](ssh::SshStep step) {
                    m_events.post(Stepped{step, way->hop()});
                });
                connect(way, &ssh::SshConnection::stateChanged, &session, [this, way](ssh::SshState state) {
                    m_events.post(Connection{state, way->hop()});
                });
                connect(way, &ssh::SshConnection::asked, &session,
                        [this](const SshQuestion &question) { m_events.post(Asked{question}); });
            });
    connect(&session, &remotes::RemoteSession::stateChanged, &session,
            [this, &session](remotes::RemoteState state) {
                m_events.post(Session{state, session.error()});
            });
}

bool Doctor::HostRound::hear(const Stepped &event)
{
    switch (event.step) {
    case ssh::SshStep::Begun:
        m_doctor.pass(); // signing in on the machine before it
        // The name of one behind a jump host is looked up there.
        m_doctor.begin(event.hop.index == 0 ? CheckStage::Name : CheckStage::Reach, event.hop.name);
        break;
    case ssh::SshStep::NameFound:
        m_doctor.pass(event.hop.endpoint.host);
        m_doctor.begin(CheckStage::Reach, event.hop.name);
        break;
    case ssh::SshStep::Reached:
        m_doctor.pass(event.hop.endpoint.toString());
        m_doctor.begin(CheckStage::Protocol, event.hop.name);
        break;
    }
    return false;
}

bool Doctor::HostRound::hear(const Connection &event)
{
    switch (event.state) {
    case ssh::SshState::Verifying:
        m_doctor.pass(QStringLiteral("SSH"));
        m_doctor.begin(CheckStage::HostKey, event.hop.name);
        break;
    case ssh::SshState::Authenticating:
        m_doctor.pass();
        m_doctor.begin(CheckStage::SignIn, event.hop.name);
        break;
    case ssh::SshState::Open:
        m_doctor.pass(event.hop.user);
        break;
    case ssh::SshState::Idle:
    case ssh::SshState::Connecting:
    case ssh::SshState::Closed: // the session tells why
        break;
    }
    return false;
}

bool Doctor::HostRound::hear(const Asked &event)
{
    std::visit(Match{[this](const HostKeyQuestion &question) {
                         m_doctor.needsYou(Remedy::CompareKey, question.key.fingerprint());
                     },
                     [this](const AuthQuestion &question) { ask(question); },
                     [this](const CommandQuestion &question) {
                         if (!m_doctor.m_stage) // "Match exec" comes before everything
                             m_doctor.begin(CheckStage::Name, m_host);
                         m_doctor.needsYou(Remedy::AllowCommand, question.where);
                     }},
               event.question);
    return true;
}

void Doctor::HostRound::ask(const AuthQuestion &question)
{
    const bool isRefusal =
        question.refusedBefore || (m_hasPassword && question.hop.index == question.hop.count - 1 &&
                                   question.kind != AuthQuestion::Kind::KeyPassphrase);
    if (isRefusal)
        m_doctor.fail(Error::make(ErrorKind::AuthRejected, "the host did not accept the password"));
    else
        m_doctor.needsYou(Remedy::TypePassword, question.keyFile);
}

bool Doctor::HostRound::hear(const Session &event)
{
    switch (event.state) {
    case remotes::RemoteState::AgentStarting:
        m_doctor.begin(CheckStage::Agent, m_host);
        return false;
    case remotes::RemoteState::Open:
        m_doctor.pass(); // the agent, if there was one
        Q_EMIT m_doctor.finished(true);
        return true;
    case remotes::RemoteState::Waiting:
    case remotes::RemoteState::Failed:
    case remotes::RemoteState::Closed:
        if (!m_doctor.m_stage) // before the first machine, or an agent that cannot even be tried
            m_doctor.begin(event.error && event.error->kind == ErrorKind::Usage ? CheckStage::Name
                                                                                : CheckStage::Agent,
                           m_host);
        m_doctor.fail(event.error.value_or(Error::make(ErrorKind::Closed, "the session ended")));
        return true;
    case remotes::RemoteState::Idle:
    case remotes::RemoteState::Connecting:
        return false;
    }
    return false;
}

} // namespace porthole
