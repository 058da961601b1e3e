#pragma once

#include "core/async/Door.h"
#include "core/async/Flows.h"
#include "core/base/Secret.h"
#include "core/session/cloud/CloudPace.h"
#include "core/session/cloud/CloudStanding.h"
#include "core/session/cloud/ConsoleQuest.h"
#include "core/session/cloud/KeptSecret.h"
#include "core/session/cloud/ScopeListing.h"
#include "core/session/cloud/SignIn.h"

#include <QHash>
#include <QObject>
#include <memory>

namespace porthole {

/// One cloud on the network thread: signs in, lists, acts, and finds consoles. Made in the handle's
/// thread and moved; from then on everything runs in the network thread, and deleteLater() ends it at any
/// moment. Its signals' slots must not delete it.
class CloudWorker : public QObject {
    Q_OBJECT
public:
    /// The profile, or why there is none. Without a route it is reached as `proxies` says.
    CloudWorker(QString name, Result<CloudProfile> profile, net::ProxyEnvironment proxies, CloudPace pace,
                std::shared_ptr<CloudRoute> route = nullptr);
    ~CloudWorker() override;

    const std::shared_ptr<async::Door<CloudWorker>> &door() const { return m_door; }

    /// Of a saved cloud, before anything else: where its secret is kept.
    void setKeptSecret(std::shared_ptr<KeptSecret> secret) { m_kept = std::move(secret); }

    void open();
    void submitSecret(Secret secret, bool keep);
    void secretChanged();
    void trustCertificate();
    void signOut();
    /// All of it but this: whoever has a console goes on having it.
    void forget();

    void openScope(const CloudScope &scope);
    void closeScope(const CloudScope &scope);
    void refresh(const CloudScope &scope);
    void act(const CloudScope &scope, const ServerId &id, ServerAction action);

    /// Begins the quest of that number, anew if there is one. CloudConsoleSource's.
    void seekConsole(quint64 number, ConsoleWish wish, ConsoleQuest::Say say);
    void performForConsole(quint64 number, ConsoleRemedy remedy);
    void endConsole(quint64 number);

    // For quests.
    const QString &name() const { return m_name; }
    const CloudStanding &standing() const { return m_standing; }
    /// How it is reached, where that is not for the environment to say; nullptr else.
    const std::shared_ptr<CloudRoute> &route() const { return m_route; }
    /// How often it was signed out of.
    int era() const { return m_era; }
    /// What this sign-in consists of; there in SigningIn and Open.
    CloudAccess *access() const { return m_access.get(); }
    /// A service has said this in that project: if it means that the sign-in is worth nothing any more,
    /// the cloud is Failed, from the next turn of the event loop on.
    void lost(const ProjectId &project, const Error &error);
    /// Something was begun in that scope.
    void hurry(const CloudScope &scope);

Q_SIGNALS:
    void standingChanged(const porthole::CloudStanding &standing);
    void listingChanged(const porthole::CloudScope &scope, porthole::ListingState state,
                        const std::optional<porthole::Error> &trouble);
    void serversAdded(const porthole::CloudScope &scope, const QList<porthole::Server> &servers);
    void serversChanged(const porthole::CloudScope &scope, const QList<porthole::Server> &servers);
    void serversRemoved(const porthole::CloudScope &scope, const QList<porthole::ServerId> &servers);
    void serversReset(const porthole::CloudScope &scope);
    void actionEnded(const porthole::CloudScope &scope, const porthole::ServerId &id,
                     porthole::ServerAction action, const std::optional<porthole::Error> &error);

private:
    struct Action {
        CloudScope scope;
        ServerId id;
        ServerAction action = ServerAction::Start;
    };

    Task<> signInFlow();
    Task<Result<SignedIn>> signInNow();
    Task<> actFlow(quint64 number);
    Task<> keepFlow(QString name, std::shared_ptr<const Secret> secret);
    Task<Result<std::shared_ptr<const Secret>>> readKept();
    void needSecret(const QString &name);
    bool usesKept() const;
    bool isKeptTrouble(const Error &error) const;
    void beginSignIn();
    void stand(CloudStanding standing);
    void fail(const Error &error);
    void endWork();

    const QString m_name;
    Result<CloudProfile> m_profile;
    const net::ProxyEnvironment m_proxies;
    const CloudPace m_pace;
    const std::shared_ptr<CloudRoute> m_route;
    const std::shared_ptr<async::Door<CloudWorker>> m_door;
    CloudStanding m_standing;
    std::shared_ptr<KeptSecret> m_kept;  ///< nullptr: nothing is kept for it
    std::optional<Error> m_keptTrouble;  ///< why what is kept does not do, since it was tried last
    std::shared_ptr<const Secret> m_new; ///< typed, and to be kept once it is accepted
    QStringList m_typed;                 ///< the secrets that the person has entered
    QList<net::PinnedCertificate> m_pins;
    std::optional<net::UntrustedCertificate> m_untrusted;
    QList<net::PinnedCertificate> m_passedOver; ///< those that the person has seen and not trusted
    int m_era = 0;
    quint64 m_lastAction = 0;
    QHash<quint64, Action> m_acting; ///< accepted and not ended
    std::unique_ptr<CloudAccess> m_access;
    // What uses the access, and so dies before it.
    QHash<QString, std::shared_ptr<ScopeListing>> m_listings;
    QHash<quint64, std::shared_ptr<ConsoleQuest>> m_quests;
    async::Flows m_actions;
    async::Flows m_farewells;
    async::Flows m_keeping;
    Task<> m_signIn;
};

} // namespace porthole
