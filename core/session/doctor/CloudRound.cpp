#include "core/session/doctor/CloudRound.h"

#include "core/session/doctor/ConsoleRound.h"

namespace porthole {

namespace {

ConsoleRoute keystoneOf(const QUrl &url)
{
    constexpr int kHttps = 443, kHttp = 80;
    const bool isSecure = url.scheme() == u"https";
    const auto port = static_cast<quint16>(url.port(isSecure ? kHttps : kHttp));
    return {isSecure ? Transport::SecureWebSocket : Transport::WebSocket, {url.host(), port}, {}};
}

} // namespace

Doctor::CloudRound::CloudRound(Doctor &doctor, CloudProfile profile, net::ProxyEnvironment proxies,
                               std::shared_ptr<CloudRoute> route)
    : m_doctor(doctor)
    , m_profile(std::move(profile))
    , m_proxies(std::move(proxies))
    , m_route(std::move(route))
    , m_keystone(keystoneOf(m_profile.authUrl))
    , m_subject(m_keystone.endpoint.toString())
{}

Task<> Doctor::CloudRound::run(Doctor &doctor, CloudProfile profile, net::ProxyEnvironment proxies,
                               std::shared_ptr<CloudRoute> route)
{
    CloudRound round(doctor, std::move(profile), std::move(proxies), std::move(route));
    const auto outcome = co_await round.goAll();
    if (outcome)
        Q_EMIT doctor.finished(true);
    else
        doctor.fail(outcome.error());
}

/// Behind a proxy or a host the name is theirs to look up, and the port theirs to reach.
bool Doctor::CloudRound::isDirect() const
{
    if (m_proxies.proxyFor(m_keystone).type() != QNetworkProxy::NoProxy)
        return false;
    const std::optional<Way> known = m_route ? m_route->now() : Way();
    return known && !*known;
}

Task<Result<>> Doctor::CloudRound::goAll()
{
    auto access = CloudAccess::make(m_profile, m_proxies, {}, m_route);
    if (!access) {
        m_doctor.begin(CheckStage::SignIn, m_subject);
        co_return std::move(access).error();
    }
    m_access = *std::move(access);
    if (isDirect()) {
        net::ChannelOptions options;
        options.trust = m_access->trust();
        PH_CO_DO(co_await ConsoleRound::reach(m_doctor, m_keystone, m_subject, options));
    }
    co_return co_await signIn();
}

Task<Result<>> Doctor::CloudRound::signIn()
{
    m_doctor.begin(CheckStage::SignIn, m_subject);
    if (!openstack::missingSecrets(m_profile).isEmpty()) {
        m_doctor.needsYou(Remedy::TypePassword, QString());
        co_return Error::make(ErrorKind::Cancelled, "nobody has typed the secret");
    }
    PH_CO_TRY(const openstack::TokenRef token, co_await m_access->home().token());
    const std::optional<Project> project = token->project();
    m_doctor.pass(project ? QStringLiteral("%1 · %2").arg(token->userName(), project->name)
                          : token->userName());
    co_await m_access->signOut(); // nothing is left behind that would have to lapse
    co_return {};
}

} // namespace porthole
