#include "core/session/cloud/CloudAccess.h"

#include "core/openstack/HttpOptionsFor.h"

namespace porthole {

Result<std::unique_ptr<CloudAccess>> CloudAccess::make(const CloudProfile &profile,
                                                       const net::ProxyEnvironment &proxies,
                                                       const QList<net::PinnedCertificate> &pins,
                                                       std::shared_ptr<CloudRoute> route,
                                                       openstack::SecretSource secrets)
{
    PH_TRY(net::HttpOptions options, openstack::httpOptionsFor(profile, proxies, pins));
    return std::unique_ptr<CloudAccess>(
        new CloudAccess(profile, std::move(options), std::move(route), std::move(secrets)));
}

CloudAccess::CloudAccess(CloudProfile profile, net::HttpOptions options, std::shared_ptr<CloudRoute> route,
                         openstack::SecretSource secrets)
    : m_profile(std::move(profile))
    , m_secrets(std::move(secrets))
    , m_trust(options.trust)
    , m_transport(std::move(options), std::move(route))
    , m_home(std::make_unique<openstack::CloudSession>(m_profile, m_transport, m_clock))
{
    m_home->setSecretSource(m_secrets);
}

openstack::CloudSession &CloudAccess::session(const ProjectId &project)
{
    if (project == m_homeProject)
        return *m_home;
    auto &session = m_sessions[project.value];
    if (!session) {
        session = std::make_shared<openstack::CloudSession>(m_profile, m_transport, m_clock, project);
        session->setSecretSource(m_secrets);
    }
    return *session;
}

openstack::Compute &CloudAccess::compute(const CloudScope &scope)
{
    auto &compute = m_computes[keyOf(scope)];
    if (!compute)
        compute = std::make_shared<openstack::Compute>(session(scope.project), scope.region);
    return *compute;
}

void CloudAccess::pin(const net::PinnedCertificate &exception)
{
    m_trust.pin(exception);
    m_transport.pin(exception);
}

void CloudAccess::setSecret(const QString &name, const std::shared_ptr<const Secret> &secret)
{
    m_profile.secrets.insert(name, secret);
    m_home->setSecret(name, secret);
    for (const auto &session : std::as_const(m_sessions))
        session->setSecret(name, secret);
}

void CloudAccess::forgetSecret(const QString &name)
{
    m_profile.secrets.remove(name);
    m_home->forgetSecret(name);
    for (const auto &session : std::as_const(m_sessions))
        session->forgetSecret(name);
}

void CloudAccess::signInAgain()
{
    m_home->signInAgain();
    for (const auto &session : std::as_const(m_sessions))
        session->signInAgain();
}

Task<> CloudAccess::signOut()
{
    (void)co_await m_home->signOut();
    const auto sessions = m_sessions;
    for (const auto &session : sessions)
        (void)co_await session->signOut();
}

} // namespace porthole
