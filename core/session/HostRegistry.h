#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <memory>

#include "core/async/Flows.h"
#include "core/base/Secret.h"
#include "core/base/Task.h"
#include "core/model/SavedHost.h"
#include "core/secrets/CredentialStore.h"
#include "core/store/HostStore.h"

namespace porthole {

/// The hosts that somebody saved, and their passwords in the keychain. What is known is held here, so that
/// nobody waits for the disk. Thread: its owner's.
class HostRegistry : public QObject {
    Q_OBJECT
public:
    /// Both outlive it.
    HostRegistry(store::HostStore &store, secrets::CredentialStore &credentials, QObject *parent = nullptr);

    /// Reads them, and looks whether there is a keychain; changed() follows.
    void load();
    /// Reads them anew: somebody else has changed them. changed() follows if they are others.
    void refresh();
    /// By no order of their own; those of add() among them.
    QList<SavedHost> hosts() const;
    QList<SavedHost> hostsForThisRun() const;
    /// Whether load() has come to its end, well or not.
    bool isRead() const { return m_isRead; }
    /// Why a password is not kept beyond this run; empty if it is.
    const QString &keychainProblem() const { return m_keychainProblem; }

    /// A host that stands in no store and whose password is in no keychain: the demo's. Its id is its own.
    void add(const SavedHost &host, Secret password);
    bool isForThisRun(const SavedHost &host) const { return m_added.contains(host.id.value); }
    /// Adds it, or overwrites the one with its id; a new one gets an id. Errors: Usage (the name is another
    /// one's), Storage.
    Task<Result<SavedHost>> save(SavedHost host);
    /// Into the trash. Its password stays in the keychain for as long as that: see LooseCredentials.
    /// Errors: Storage.
    Task<Result<>> remove(SavedHost host);

    /// The password that is saved for a host; nullptr if none is. Errors: the keychain's.
    Task<Result<std::shared_ptr<const Secret>>> password(SavedHost host);
    /// A password that lies under `credential` until the program ends serves for these, whatever is saved for
    /// them, until another is.
    void keepForThisRun(const QList<HostId> &hosts, const CredentialRef &credential);
    /// Saves it. A credential that others share, or that comes from a folder, stays as it is: what one host
    /// has accepted is not thereby everybody's password. The host gets one of its own then; see keptApart().
    /// Errors: Storage, the keychain's.
    Task<Result<secrets::Kept>> keepPassword(SavedHost host, std::shared_ptr<const Secret> password);
    /// What was kept for this run only is not there any more: nobody is led to it. What add() has brought is
    /// no person's secret, and stays.
    void forgetThisRun();

Q_SIGNALS:
    /// The hosts, or what is known of the keychain.
    void changed();
    /// A host's password was saved for it alone, beside the one that it had shared.
    void keptApart(const porthole::SavedHost &host);
    /// They could not be read.
    void failed(const porthole::Error &error);

private:
    Task<> read();
    Task<> readAgain();
    void take(QList<SavedHost> stored);
    void replace(const SavedHost &host);
    std::optional<CredentialRef> keptForThisRun(const HostId &id) const;
    bool sharesForThisRun(const SavedHost &host) const;

    store::HostStore &m_store;
    secrets::CredentialStore &m_credentials;
    QList<SavedHost> m_hosts;
    QList<SavedHost> m_stored;                             // as they were read last
    QHash<QString, std::shared_ptr<const Secret>> m_added; // by id
    QHash<QString, CredentialRef> m_keptForThisRun;        // by the host's id
    QString m_keychainProblem;
    bool m_isRead = false;
    async::Flows m_flows; // last: they use all of the above
};

} // namespace porthole
