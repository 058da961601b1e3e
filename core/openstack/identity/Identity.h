#pragma once

#include "core/net/HttpTransport.h"
#include "core/openstack/identity/AuthRequest.h"

#include <QList>

namespace porthole::openstack {

/// Keystone v3 of one cloud. It keeps nothing but the address: tokens are the caller's. It and what it
/// refers to outlive its tasks. Thread: one. Source: Identity API v3.
class Identity {
public:
    Identity(net::HttpTransport &transport, const CloudProfile &profile, const CloudClock &clock)
        : m_transport(transport)
        , m_profile(profile)
        , m_clock(clock)
    {}

    /// Signs in with the profile's credentials; see authRequest() for the scope.
    /// Errors: AuthRejected (what Keystone tells of why, in words), Forbidden, NotFound (no Keystone v3
    /// at auth_url), Usage, and what send() and errorOf() have.
    Task<Result<TokenRef>> authenticate(std::optional<ProjectId> project);
    /// A token of that project for one that was issued before. It ends when that one does.
    /// Errors: as above; Forbidden if the cloud or the credential does not allow it.
    Task<Result<TokenRef>> rescope(TokenRef token, ProjectId project);
    /// The projects in which the user has a role, by name; disabled ones are left out.
    Task<Result<QList<Project>>> projects(TokenRef token);
    /// Makes the token worthless. A token that is so already is a success.
    Task<Result<>> revoke(TokenRef token);

private:
    QUrl url(const QString &path) const;
    Task<Result<TokenRef>> issue(QJsonObject body);
    Task<Result<net::HttpResponse>> postTokens(QJsonObject body);
    Task<Result<>> discover();
    Error refusal(const net::HttpResponse &answer) const;

    net::HttpTransport &m_transport;
    const CloudProfile &m_profile;
    const CloudClock &m_clock;
    std::optional<QString> m_discoveredPath; ///< where v3 is, if not where auth_url lets expect it
};

/// The path of Keystone v3 below an auth_url: /v3 is appended unless it ends so. Encoded.
QString identityPath(const QUrl &authUrl);
/// The path of v3 in Keystone's list of versions (HTTP 300 or 200), scheme and host disregarded: they are
/// as often as not those of an inner network. Errors: PeerIncompatible (there is no v3), PeerMisbehaved.
Result<QString> discoveredPath(const net::HttpResponse &versions);

} // namespace porthole::openstack
