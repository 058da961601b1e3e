#pragma once

#include "core/openstack/CloudSession.h"
#include "core/openstack/compute/Compute.h"
#include "core/session/CloudConnection.h"
#include "core/session/reach/RoutedTransport.h"

#include <QHash>
#include <memory>

namespace porthole {

/// What one sign-in to a cloud consists of: its HTTP, a CloudSession for each project, Nova for each
/// scope. All of them stay where they are until the access goes; it outlives the tasks that use it.
/// Thread: the network thread.
class CloudAccess {
public:
    /// Reads files. Without a route it is reached directly, or as `proxies` says. Errors: httpOptionsFor()'s.
    static Result<std::unique_ptr<CloudAccess>> make(const CloudProfile &profile,
                                                     const net::ProxyEnvironment &proxies,
                                                     const QList<net::PinnedCertificate> &pins,
                                                     std::shared_ptr<CloudRoute> route,
                                                     openstack::SecretSource secrets = {});

    const CloudProfile &profile() const { return m_profile; }
    /// The session of the profile's own project, or of none.
    openstack::CloudSession &home() { return *m_home; }
    /// Now known: which project home() is for.
    void setHomeProject(const ProjectId &project) { m_homeProject = project; }
    /// Whether a rejection there is one of the credentials, and not of another project only.
    bool isHome(const ProjectId &project) const { return !m_homeProject || project == m_homeProject; }
    openstack::CloudSession &session(const ProjectId &project);
    openstack::Compute &compute(const CloudScope &scope);

    /// Whom the cloud's settings let us believe; for its consoles too.
    const net::TlsTrust &trust() const { return m_trust; }
    void pin(const net::PinnedCertificate &exception);
    std::optional<net::UntrustedCertificate> untrusted() const { return m_transport.untrusted(); }

    void setSecret(const QString &name, const std::shared_ptr<const Secret> &secret);
    void forgetSecret(const QString &name);
    /// Forgets rejections: the person wants it tried again.
    void signInAgain();
    /// Revokes what can be revoked.
    Task<> signOut();

private:
    CloudAccess(CloudProfile profile, net::HttpOptions options, std::shared_ptr<CloudRoute> route,
                openstack::SecretSource secrets);

    CloudProfile m_profile;
    openstack::SecretSource m_secrets; ///< for what the profile lacks
    net::TlsTrust m_trust;
    RoutedTransport m_transport;
    openstack::CloudClock m_clock;
    std::unique_ptr<openstack::CloudSession> m_home;
    std::optional<ProjectId> m_homeProject;
    QHash<QString, std::shared_ptr<openstack::CloudSession>> m_sessions; ///< by project, but home's
    QHash<QString, std::shared_ptr<openstack::Compute>> m_computes;      ///< by keyOf(scope)
};

/// A scope as the key of a table.
inline QString keyOf(const CloudScope &scope) { return scope.project.value + u'\n' + scope.region; }

} // namespace porthole
