#include "core/openstack/CloudSession.h"

#include "core/async/Signal.h"
#include "core/net/HttpRules.h"
#include "core/openstack/Answer.h"

namespace porthole::openstack {

namespace {

std::string namesOf(const QList<Project> &projects)
{
    constexpr qsizetype kNamed = 10;
    QStringList names;
    for (const Project &project : projects.mid(0, kNamed))
        names << project.name;
    if (projects.size() > kNamed)
        names << QStringLiteral("…");
    return names.join(QStringLiteral(", ")).toStdString();
}

} // namespace

QString encodedQuery(const ServiceCall::Query &query)
{
    QByteArray encoded;
    for (const auto &[name, value] : query) {
        if (!encoded.isEmpty())
            encoded += '&';
        encoded += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return QString::fromLatin1(encoded);
}

CloudSession::CloudSession(CloudProfile profile, net::HttpTransport &transport, const CloudClock &clock,
                           std::optional<ProjectId> project)
    : m_profile(std::move(profile))
    , m_clock(clock)
    , m_transport(transport, clock)
    , m_identity(m_transport, m_profile, clock)
    , m_project(std::move(project))
{
    m_transport.setOnWait([this](Milliseconds time) { Q_EMIT waiting(time); });
    hideSecrets();
}

CloudSession::~CloudSession() = default;

void CloudSession::hideSecrets()
{
    m_hidden.clear();
    for (const auto &secret : std::as_const(m_profile.secrets))
        m_hidden.emplace_back(secret->reveal());
}

void CloudSession::setSecret(const QString &name, const std::shared_ptr<const Secret> &secret)
{
    m_profile.secrets.insert(name, secret);
    hideSecrets();
    m_rejection.reset();
}

void CloudSession::forgetSecret(const QString &name)
{
    m_profile.secrets.remove(name);
    hideSecrets();
}

bool CloudSession::lasts(const TokenRef &token) const
{
    return token && token->life().left(m_clock) > Milliseconds{0};
}

void CloudSession::choose(ProjectId project)
{
    if (m_project == project && m_token && m_token->isScoped())
        return;
    m_project = std::move(project);
    m_token.reset();
}

void CloudSession::forget(const TokenRef &refused)
{
    if (m_token == refused)
        m_token.reset();
    // A service may have refused it for the project's sake; that the old one is good is not known either.
    m_unscoped.reset();
}

void CloudSession::beginSignIn()
{
    if (m_signIn.valid() && !m_signIn.done())
        return;
    m_signIn = signInFlow();
    m_signIn.start();
}

Task<> CloudSession::signInFlow()
{
    auto outcome = co_await signIn();
    if (outcome)
        m_token = *outcome;
    else if (outcome.error().kind == ErrorKind::AuthRejected)
        m_rejection = outcome.error();
    if (!outcome && lasts(m_token))
        outcome = m_token; // renewed early, so there is time left for another attempt
    m_lastSignIn = std::move(outcome);
    Q_EMIT signInEnded();
}

Task<Result<TokenRef>> CloudSession::signIn()
{
    if (m_project && m_unscoped && !m_unscoped->life().needsRenewal(m_clock)) {
        auto exchanged = co_await m_identity.rescope(m_unscoped, *m_project);
        const bool mayTryAnew = !exchanged && (exchanged.error().kind == ErrorKind::AuthRejected ||
                                               exchanged.error().kind == ErrorKind::Forbidden);
        if (!mayTryAnew)
            co_return std::move(exchanged);
        m_unscoped.reset();
    }
    auto token = co_await authenticate();
    if (!token || (*token)->isScoped())
        co_return std::move(token);
    m_unscoped = *token;
    co_return co_await chooseOnlyProject(*token);
}

class CloudSession::Loan {
public:
    explicit Loan(CloudSession &session)
        : m_session(session)
    {}
    ~Loan()
    {
        for (const QString &name : std::as_const(m_names))
            m_session.forgetSecret(name);
    }
    Loan(const Loan &) = delete;
    Loan &operator=(const Loan &) = delete;

    void take(const QString &name, const std::shared_ptr<const Secret> &secret)
    {
        m_names << name;
        m_session.m_profile.secrets.insert(name, secret);
        m_session.hideSecrets();
    }

private:
    CloudSession &m_session;
    QStringList m_names;
};

Task<Result<TokenRef>> CloudSession::authenticate()
{
    Loan loan(*this);
    const QStringList missing = m_source ? missingSecrets(m_profile) : QStringList();
    for (const QString &name : missing) {
        auto secret = co_await m_source(name);
        if (!secret)
            co_return std::move(secret).error();
        loan.take(name, *std::move(secret));
    }
    auto token = co_await m_identity.authenticate(m_project);
    co_return std::move(token);
}

Task<Result<TokenRef>> CloudSession::chooseOnlyProject(TokenRef unscoped)
{
    auto projects = co_await m_identity.projects(unscoped);
    if (m_project || !projects || projects->size() != 1)
        co_return unscoped; // what to choose from is told where a project is needed
    const ProjectId only = projects->first().id;
    auto scoped = co_await m_identity.rescope(unscoped, only);
    if (scoped)
        m_project = only;
    co_return std::move(scoped);
}

Task<Result<TokenRef>> CloudSession::token()
{
    const bool fresh = m_token && !m_token->life().needsRenewal(m_clock);
    if (fresh || (m_rejection && lasts(m_token)))
        co_return m_token;
    if (m_rejection)
        co_return *m_rejection;
    auto ended = async::nextSignal(this, &CloudSession::signInEnded);
    beginSignIn();
    const auto waited = co_await ended;
    if (!waited)
        co_return waited.error(); // the session is gone: nothing of it is touched
    co_return *m_lastSignIn;
}

Task<Result<TokenRef>> CloudSession::scopedToken()
{
    auto now = co_await token();
    if (!now || (*now)->isScoped())
        co_return std::move(now);
    auto projects = co_await m_identity.projects(*now);
    if (!projects)
        co_return std::move(projects).error();
    if (projects->isEmpty())
        co_return Error::make(ErrorKind::Forbidden,
                              "the user " + (*now)->userName().toStdString() +
                                  " has no role in any project of this cloud: ask its administrator for one");
    co_return Error::make(ErrorKind::Usage, "choose one of the cloud's projects: " + namesOf(*projects));
}

Task<Result<QList<Project>>> CloudSession::projects()
{
    PH_CO_TRY(TokenRef now, co_await token());
    auto projects = co_await m_identity.projects(now);
    co_return std::move(projects);
}

Task<Result<QStringList>> CloudSession::regions()
{
    PH_CO_TRY(const TokenRef now, co_await scopedToken());
    co_return now->catalog().regions(m_profile.computeServiceType);
}

Task<Result<QUrl>> CloudSession::address(ServiceCall call)
{
    PH_CO_TRY(const TokenRef now, co_await scopedToken());
    co_return url(*now, call);
}

Result<QUrl> CloudSession::endpoint(const AuthToken &token, const ServiceCall &call) const
{
    // An address that a person wrote down is that person's decision.
    if (call.service.isEmpty() && !m_profile.computeEndpointOverride.isEmpty())
        return endpointUrl(m_profile.computeEndpointOverride);
    Catalog::Wanted wanted;
    wanted.type = call.service;
    if (call.service.isEmpty()) {
        wanted.type = m_profile.computeServiceType;
        wanted.name = m_profile.computeServiceName;
    }
    wanted.interfaces = QStringList{m_profile.interface} + m_profile.otherInterfaces;
    wanted.region = call.region.isEmpty() ? m_profile.computeRegion : call.region;
    if (wanted.region.isEmpty())
        wanted.region = m_profile.region;
    PH_TRY(QUrl url, token.catalog().endpoint(wanted));
    if (m_profile.authUrl.scheme() == u"https" && url.scheme() != u"https")
        return Error::make(ErrorKind::PeerMisbehaved,
                           "the cloud's catalog has an unencrypted address for " + wanted.type.toStdString() +
                               ", though its Keystone is reached over https: the token is not sent there. "
                               "Ask the cloud's operators, or set compute_endpoint_override to the https "
                               "address");
    return url;
}

Result<QUrl> CloudSession::url(const AuthToken &token, const ServiceCall &call) const
{
    PH_TRY(QUrl url, endpoint(token, call));
    const QString path = url.path(QUrl::FullyEncoded);
    const QString project = token.project() ? token.project()->id.value : QString();
    url.setPath(call.forVersions ? discoveryPath(path, project) : path + call.path, QUrl::StrictMode);
    if (!call.query.isEmpty())
        url.setQuery(encodedQuery(call.query), QUrl::StrictMode);
    return url;
}

Result<net::HttpRequest> CloudSession::request(const AuthToken &token, const ServiceCall &call) const
{
    PH_TRY(const QUrl to, url(token, call));
    net::HttpRequest request;
    request.method = call.method;
    request.url = to;
    request.headers = call.headers;
    request.headers.add("Accept", "application/json");
    if (call.withToken)
        request.headers.add("X-Auth-Token", token.headerValue());
    if (!call.body.isEmpty())
        request.headers.add("Content-Type", "application/json");
    request.body = call.body;
    request.timeout =
        m_profile.apiTimeoutSeconds ? Milliseconds{*m_profile.apiTimeoutSeconds * 1000LL} : call.timeout;
    return request;
}

Task<Result<net::HttpResponse>> CloudSession::call(ServiceCall call)
{
    for (bool renewed = false;; renewed = true) {
        PH_CO_TRY(const TokenRef now, co_await scopedToken());
        PH_CO_TRY(net::HttpRequest toSend, request(*now, call));
        auto answer = co_await m_transport.send(std::move(toSend));
        if (!answer || answer->status != 401 || !call.withToken)
            co_return std::move(answer);
        if (renewed)
            co_return errorOf(ErrorKind::AuthRejected,
                              "the cloud's service does not accept the token that Keystone has just issued: "
                              "tell the cloud's operators",
                              faultIn(*answer), "the service");
        forget(now);
    }
}

Task<Result<>> CloudSession::signOut()
{
    if (m_signIn.valid() && !m_signIn.done()) {
        m_signIn.cancel();
        m_lastSignIn = Error::make(ErrorKind::Cancelled, "signed out");
        Q_EMIT signInEnded(); // for those that wait for it
    }
    m_rejection.reset();
    const std::vector<TokenRef> tokens{std::exchange(m_token, nullptr), std::exchange(m_unscoped, nullptr)};
    Result<> outcome;
    for (const TokenRef &token : tokens) {
        if (!lasts(token))
            continue;
        auto revoked = co_await m_identity.revoke(token);
        if (!revoked)
            outcome = std::move(revoked);
    }
    m_transport.forgetConnections();
    co_return outcome;
}

} // namespace porthole::openstack
