#include "core/session/gateway/GatewayWorker.h"

namespace porthole {

namespace {

constexpr qint64 kLargestFile = Q_INT64_C(64) << 30; // bytes
constexpr qint64 kProgressEvery = 100;               // milliseconds

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

void GatewayWorker::browse(QString path)
{
    if (!isOpen())
        return;
    m_browsing = browseFlow(std::move(path)); // whoever asks again wants no answer to the last question
    m_browsing.start();
}

Task<> GatewayWorker::browseFlow(QString path)
{
    const auto listing = co_await m_line->host.browse(path);
    look(listing ? nullptr : &listing.error());
    if (listing)
        Q_EMIT listed(*listing);
    else
        Q_EMIT browseFailed(path, listing.error());
}

void GatewayWorker::fetch(QString remotePath, QString localPath)
{
    if (!isOpen())
        return;
    cancelFetch();
    m_fetching = fetchFlow(std::move(remotePath), std::move(localPath));
    m_fetching.start();
}

void GatewayWorker::cancelFetch()
{
    if (!m_fetching.valid() || m_fetching.done())
        return;
    m_fetching.cancel(); // and what there is of the file goes
    Q_EMIT fetchFailed(Error::make(ErrorKind::Cancelled, "the download was stopped"));
}

Task<> GatewayWorker::fetchFlow(QString remotePath, QString localPath)
{
    const auto size = co_await fetchInto(std::move(remotePath), localPath);
    look(size ? nullptr : &size.error());
    if (size)
        Q_EMIT fetched(localPath, *size);
    else
        Q_EMIT fetchFailed(size.error());
}

Task<Result<qint64>> GatewayWorker::fetchInto(QString remotePath, QString localPath)
{
    PH_CO_TRY(NewFile file, NewFile::make(localPath));
    m_progressTold.start();
    net::BodySink sink = [this, &file](QByteArrayView piece) -> Result<> {
        PH_DO(file.write(piece));
        if (m_progressTold.elapsed() >= kProgressEvery) {
            m_progressTold.start();
            Q_EMIT fetchProgressed(file.size());
        }
        return {};
    };
    PH_CO_DO(co_await m_line->host.file(std::move(remotePath), std::move(sink), kLargestFile));
    PH_CO_DO(file.finish());
    co_return file.size();
}

void GatewayWorker::launch(QString command)
{
    if (!isOpen())
        return;
    m_launching = launchFlow(std::move(command));
    m_launching.start();
}

void GatewayWorker::cancelLaunch()
{
    if (!m_launching.valid() || m_launching.done())
        return;
    m_launching.cancel();
    Q_EMIT launchFailed(
        Error::make(ErrorKind::Cancelled, "nobody waits for the command any more; it may run on"));
}

Task<> GatewayWorker::launchFlow(QString command)
{
    const auto output = co_await m_line->host.launch(std::move(command));
    look(output ? nullptr : &output.error());
    if (output)
        Q_EMIT launched(*output);
    else
        Q_EMIT launchFailed(output.error());
}

} // namespace porthole
