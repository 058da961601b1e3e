#pragma once

#include "core/base/Error.h"
#include "core/base/Secret.h"
#include "core/model/CloudScope.h"
#include "core/model/CloudSummary.h"
#include "core/model/Project.h"
#include "core/model/Server.h"
#include "core/session/ConsoleSource.h"

#include <QObject>
#include <memory>
#include <optional>

namespace porthole {

/// Where a cloud's connection is.
enum class CloudState : quint8 {
    Idle,         ///< nobody wanted it yet
    SigningIn,    ///< Keystone, the projects, the regions
    SecretNeeded, ///< a password that is written nowhere; submitSecret() goes on
    Open,
    Failed, ///< trouble() says why; open() tries again
};

/// How far the list of a scope's servers is.
enum class ListingState : quint8 { Idle, Loading, Complete, Failed };

struct CloudTrouble {
    Error error;
    /// For CertificateUntrusted: what a person compares before trustCertificate().
    QByteArray certificateSha256{};
    QString certificateProblem{};
};

/// One cloud as a person sees it: signed in to once, its projects, its regions, its servers kept fresh,
/// what can be done with them. This object is the handle in its owner's thread; the work is done on the
/// network thread, and nothing here waits for it. It holds no secret.
/// Thread: that of its owner. Destroying it ends its flows.
class CloudConnection : public QObject {
    Q_OBJECT
public:
    ~CloudConnection() override;

    const CloudSummary &summary() const;
    const QString &name() const { return summary().name; }
    CloudState state() const;
    /// Set in Failed.
    const std::optional<CloudTrouble> &trouble() const;
    /// In SecretNeeded: its name in clouds.yaml ("password", "passcode", ...).
    const QString &neededSecret() const;
    /// In SecretNeeded, of a saved cloud: why the one that is kept does not do. AuthRejected: Keystone has
    /// not accepted it; NotFound: none is kept; else why the keychain does not give it.
    const std::optional<Error> &secretTrouble() const;

    /// Signs in; Idle or Failed -> SigningIn. Nothing happens otherwise.
    void open();
    /// `keep`: of a saved cloud, it is put into the keychain once Keystone has accepted it.
    void submitSecret(Secret secret, bool keep = false);
    /// Of a saved cloud: another one is kept for it by now. Tried at once if it is waited for.
    void secretChanged();
    void trustCertificate();
    /// Signs out; the tokens are revoked as well as can be. -> Idle, with nothing known.
    void signOut();
    /// The same for what is in memory only: tokens and typed secrets are given up, and nothing is known, but
    /// consoles that are live may sign in anew when they are lost.
    void forget();

    /// Known when Open: the user's projects by name, the regions of the compute service.
    const QList<Project> &projects() const;
    const QStringList &regions() const;
    /// The scope that the configuration names, or the only one there is.
    std::optional<CloudScope> homeScope() const;

    /// Lists the servers of a scope and keeps the list fresh until closeScope() or signOut(): more often
    /// while something is under way in it.
    void openScope(const CloudScope &scope);
    void closeScope(const CloudScope &scope);
    /// Asks now, instead of at the next turn.
    void refresh(const CloudScope &scope);
    ListingState listing(const CloudScope &scope) const;
    /// Why the listing failed, or why the last turn did.
    std::optional<Error> listingTrouble(const CloudScope &scope) const;
    /// In the order in which the cloud gave them.
    QList<Server> servers(const CloudScope &scope) const;
    std::optional<Server> server(const CloudScope &scope, const ServerId &id) const;

    /// Asks Nova for it. actionEnded() tells whether Nova took it on; the list tells what comes of it.
    void act(const CloudScope &scope, const ServerId &id, ServerAction action);

    /// For a console of that server, with its own way to Nova: it works on when the scope is closed.
    std::unique_ptr<ConsoleSource> consoleSource(const CloudScope &scope, const ServerId &id);
    /// The same for a name or an id in the home scope, which need not be known yet: it is signed in and
    /// looked up when the source is asked. Errors then: NotFound, Usage (several have that name; they are
    /// listed).
    std::unique_ptr<ConsoleSource> consoleSource(const QString &nameOrId);

Q_SIGNALS:
    void stateChanged(porthole::CloudState state);
    void listingChanged(const porthole::CloudScope &scope, porthole::ListingState state);
    /// Further servers of the list, as its pages come.
    void serversAdded(const porthole::CloudScope &scope, const QList<porthole::Server> &servers);
    void serversChanged(const porthole::CloudScope &scope, const QList<porthole::Server> &servers);
    void serversRemoved(const porthole::CloudScope &scope, const QList<porthole::ServerId> &servers);
    /// The list begins anew, empty.
    void serversReset(const porthole::CloudScope &scope);
    void actionEnded(const porthole::CloudScope &scope, const porthole::ServerId &id,
                     porthole::ServerAction action, const std::optional<porthole::Error> &error);

private:
    friend class CloudRegistry;
    class Handle;
    explicit CloudConnection(std::unique_ptr<Handle> handle);
    std::unique_ptr<Handle> m_handle;
};

} // namespace porthole
