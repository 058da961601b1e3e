#pragma once

#include "core/openstack/PacedTransport.h"
#include "core/openstack/SavedProfile.h"
#include "core/openstack/identity/Identity.h"

#include <QObject>
#include <vector>

namespace porthole::openstack {

/// A request to a service of the cloud, below the address that the catalog has for it.
struct ServiceCall {
    /// Name and value, as they are meant: they are percent-encoded on their way.
    using Query = QList<std::pair<QString, QString>>;

    QByteArray method = QByteArrayLiteral("GET");
    QString service; ///< type in the catalog; empty: compute, as the profile has it
    QString region;  ///< empty: the profile's
    QString path;    ///< "/servers/detail", encoded; empty: the address itself
    Query query;
    net::HttpHeaders headers;
    QByteArray body; ///< JSON; none if empty
    /// Asks for the service's versions, at its address without the project's id; `path` is not used.
    bool forVersions = false;
    bool withToken = true;
    Milliseconds timeout{60000};
};

/// One sign-in to one cloud and project: credentials, token and catalog, renewed by itself before the
/// token ends and once more when a service refuses it. However many flows call at once, one of them
/// signs in. A rejected sign-in is not repeated until signInAgain() or setSecret(): each attempt counts
/// towards a lock of the account.
///
/// It outlives the tasks that it hands out, and lives in one thread, with its transport; so may the
/// slots of its signals, which must not delete it (deleteLater() does).
class CloudSession final : public QObject {
    Q_OBJECT
public:
    /// `project` overrides the one of the profile. `transport` and `clock` outlive the session.
    CloudSession(CloudProfile profile, net::HttpTransport &transport, const CloudClock &clock,
                 std::optional<ProjectId> project = std::nullopt);
    ~CloudSession() override;

    const CloudProfile &profile() const { return m_profile; }

    /// A token that lasts, signing in if need be. It may be unscoped.
    /// Errors: Identity::authenticate()'s.
    Task<Result<TokenRef>> token();
    /// The same, of a project. Where neither profile nor choose() names one and the user has just one, it
    /// is that. Errors: Usage (a project has to be chosen; they are named), Forbidden (there is none).
    Task<Result<TokenRef>> scopedToken();
    /// The user's projects. Works without one chosen. Errors: token()'s and errorOf()'s.
    Task<Result<QList<Project>>> projects();
    /// From now on, this project. The next call exchanges the token, or signs in anew.
    void choose(ProjectId project);
    /// The regions of the compute service. Errors: scopedToken()'s.
    Task<Result<QStringList>> regions();
    /// The address that a call goes to. Errors: call()'s.
    Task<Result<QUrl>> address(ServiceCall call);

    /// Calls a service with the token; waits as it asks (PacedTransport). Any status but 401 is a success.
    /// Errors: scopedToken()'s and send()'s; Usage, Unavailable and PeerMisbehaved for the catalog, the
    /// latter also for an http address in a catalog that came over https; AuthRejected (refused twice).
    Task<Result<net::HttpResponse>> call(ServiceCall call);

    /// Makes the tokens worthless and forgets them. Best effort: the tokens are forgotten in any case.
    Task<Result<>> signOut();
    /// Forgets a rejection, so that the next call signs in with the same credentials.
    void signInAgain() { m_rejection.reset(); }
    /// A secret that the person has entered (names as in clouds.yaml); forgets a rejection.
    void setSecret(const QString &name, const std::shared_ptr<const Secret> &secret);
    void forgetSecret(const QString &name);
    /// Asked for what the profile lacks whenever Keystone wants it; forgotten again as soon as it has
    /// answered.
    void setSecretSource(SecretSource source) { m_source = std::move(source); }

    /// The token, if there is one that lasts still; for showing who is signed in.
    TokenRef currentToken() const { return m_token; }

Q_SIGNALS:
    /// A sign-in has ended, well or not.
    void signInEnded();
    /// A request waits for so long because the cloud asked for it.
    void waiting(std::chrono::milliseconds time);

private:
    Task<> signInFlow();
    Task<Result<TokenRef>> signIn();
    /// Secrets that are here for one sign-in.
    class Loan;
    Task<Result<TokenRef>> authenticate();
    Task<Result<TokenRef>> chooseOnlyProject(TokenRef unscoped);
    void beginSignIn();
    void forget(const TokenRef &refused);
    void hideSecrets();
    bool lasts(const TokenRef &token) const;
    Result<QUrl> endpoint(const AuthToken &token, const ServiceCall &call) const;
    Result<QUrl> url(const AuthToken &token, const ServiceCall &call) const;
    Result<net::HttpRequest> request(const AuthToken &token, const ServiceCall &call) const;

    CloudProfile m_profile;
    SecretSource m_source; ///< none: the profile has all that there is
    const CloudClock &m_clock;
    PacedTransport m_transport;
    Identity m_identity;
    std::optional<ProjectId> m_project;
    std::vector<RedactedText> m_hidden; ///< the profile's secrets, kept out of every text
    TokenRef m_token;
    TokenRef m_unscoped; ///< kept for other projects: not every cloud lets a scoped token be exchanged
    std::optional<Error> m_rejection;
    std::optional<Result<TokenRef>> m_lastSignIn;
    Task<> m_signIn; ///< last: it uses all of the above
};

/// "?a=1&b=2" without its mark, encoded so that '+' and '&' in values arrive.
QString encodedQuery(const ServiceCall::Query &query);

} // namespace porthole::openstack
