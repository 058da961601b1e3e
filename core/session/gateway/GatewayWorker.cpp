#include "core/session/gateway/GatewayWorker.h"

namespace porthole {

namespace {

/// Where a server starts an agent: it tells hosts apart by name, letter by letter.
bool startsAgent(AgentWish wish, const QList<GatewayHost> &hosts, const QString &host)
{
    switch (wish) {
    case AgentWish::AsConfigured:
        return hosts.contains(GatewayHost{host, true});
    case AgentWish::Require:
        return true;
    case AgentWish::Never:
        return false;
    }
    return false;
}

} // namespace

GatewayWorker::GatewayWorker(GatewayUrl url, GatewayOptions options, GatewayFarewells &farewells)
    : m_url(std::move(url))
    , m_options(std::move(options))
    , m_door(std::make_shared<async::Door<GatewayWorker>>(*this))
    , m_farewells(&farewells)
{}

GatewayWorker::~GatewayWorker()
{
    m_door->close();
    disconnect(); // nobody hears of what ends here
    endOperations();
    if (m_line && m_farewells)
        m_farewells->signOut(std::move(m_line));
}

void GatewayWorker::stand(GatewayStanding standing)
{
    Q_ASSERT(allowed(m_standing.state, standing.state));
    m_standing = std::move(standing);
    Q_EMIT standingChanged(m_standing);
}

void GatewayWorker::begin(Task<> course)
{
    m_course = std::move(course);
    m_course.start();
}

void GatewayWorker::open()
{
    if (m_standing.state != GatewayState::Idle && m_standing.state != GatewayState::Failed)
        return;
    m_untrusted.reset();
    m_course.cancel();
    m_line = std::make_shared<GatewayLine>(m_url, m_options);
    stand({.state = GatewayState::Connecting});
    begin(connectFlow());
}

void GatewayWorker::trustCertificate()
{
    if (m_standing.state != GatewayState::Failed || !m_untrusted)
        return;
    m_options.trust.pin(std::exchange(m_untrusted, std::nullopt)->exception);
    open();
}

Task<> GatewayWorker::connectFlow()
{
    const auto scheme = co_await m_line->access.discover();
    if (!scheme) {
        fail(scheme.error());
        co_return;
    }
    if (*scheme != slycat::SignInScheme::None) {
        stand({.state = GatewayState::SignInNeeded});
        co_return;
    }
    if (const auto taken = co_await takeHosts(); !taken)
        fail(taken.error());
}

void GatewayWorker::submitSignIn(QString user, Secret password)
{
    if (m_standing.state != GatewayState::SignInNeeded)
        return;
    endOperations();
    stand({.state = GatewayState::SigningIn});
    begin(signInFlow(std::move(user), std::make_shared<const Secret>(std::move(password))));
}

Task<> GatewayWorker::signInFlow(QString user, std::shared_ptr<const Secret> password)
{
    auto outcome = co_await m_line->access.signIn(std::move(user), std::move(password));
    if (outcome)
        outcome = co_await takeHosts();
    if (outcome)
        co_return;
    if (outcome.error().kind == ErrorKind::CertificateUntrusted)
        fail(outcome.error());
    else
        askAgain(GatewayState::SignInNeeded, outcome.error());
}

Task<Result<>> GatewayWorker::takeHosts()
{
    PH_CO_TRY(QList<GatewayHost> hosts, co_await m_line->access.hosts());
    stand({.state = GatewayState::HostNeeded,
           .canSignOut = m_line->access.scheme() != slycat::SignInScheme::None,
           .hosts = std::move(hosts)});
    co_return {};
}

void GatewayWorker::fail(const Error &error)
{
    GatewayTrouble trouble{.error = error};
    m_untrusted =
        error.kind == ErrorKind::CertificateUntrusted ? m_line->transport.untrusted() : std::nullopt;
    if (m_untrusted) {
        trouble.certificateSha256 = m_untrusted->exception.sha256;
        trouble.certificateProblem = m_untrusted->problem;
    }
    stand({.state = GatewayState::Failed, .trouble = std::move(trouble)});
}

/// The form comes back, and says what was wrong.
void GatewayWorker::askAgain(GatewayState state, const Error &error)
{
    GatewayStanding next = m_standing;
    next.state = state;
    next.trouble = GatewayTrouble{.error = error};
    next.sid.reset();
    stand(std::move(next));
}

void GatewayWorker::signOut()
{
    if (m_standing.state != GatewayState::HostNeeded && !isOpen())
        return;
    endOperations();
    m_farewells->signOut(std::move(m_line));
    m_line = std::make_shared<GatewayLine>(m_url, m_options);
    stand({.state = GatewayState::Connecting});
    begin(connectFlow());
}

void GatewayWorker::connectHost(QString host, QString user, Secret password, AgentWish agent)
{
    if (m_standing.state != GatewayState::HostNeeded)
        return;
    endOperations();
    GatewayStanding next = m_standing;
    next.state = GatewayState::ConnectingHost;
    next.trouble.reset();
    next.host = host;
    next.hostUser = user;
    next.hasAgent = startsAgent(agent, next.hosts, host);
    stand(std::move(next));
    slycat::HostSignIn from{std::move(host), std::move(user),
                            std::make_shared<const Secret>(std::move(password)), agent};
    begin(hostFlow(std::move(from)));
}

Task<> GatewayWorker::hostFlow(slycat::HostSignIn from)
{
    const auto opened = co_await m_line->host.open(std::move(from));
    if (!opened) {
        askAgain(m_line->access.isSignedIn() ? GatewayState::HostNeeded : GatewayState::SignInNeeded,
                 opened.error());
        co_return;
    }
    GatewayStanding next = m_standing;
    next.state = GatewayState::Open;
    next.sid = m_line->host.sid();
    stand(std::move(next));
}

void GatewayWorker::leaveHost()
{
    if (!isOpen())
        return;
    endOperations();
    m_farewells->leave(m_line);
    GatewayStanding next = m_standing;
    next.state = GatewayState::HostNeeded;
    next.sid.reset();
    stand(std::move(next));
}

void GatewayWorker::endOperations()
{
    m_course.cancel();
    m_browsing.cancel();
    m_previewing.cancel();
    cancelLaunch();
    cancelFetch();
}

/// After each operation: the server may have lost the session and made it anew, or lost it for good.
void GatewayWorker::look(const Error *error)
{
    if (!isOpen())
        return;
    if (error && !m_line->access.isSignedIn())
        askAgain(GatewayState::SignInNeeded, *error);
    else if (error && !m_line->host.isOpen())
        askAgain(GatewayState::HostNeeded, *error);
    else if (m_line->host.sid() && m_line->host.sid() != m_standing.sid) {
        GatewayStanding next = m_standing;
        next.sid = m_line->host.sid();
        stand(std::move(next));
    }
}

} // namespace porthole
