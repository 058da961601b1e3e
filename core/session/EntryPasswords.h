#pragma once

#include <memory> // before <coroutine>, whose <concepts> Qt 6.4's moc does not get through on its own

#include "core/async/Flows.h"
#include "core/base/Secret.h"
#include "core/secrets/CredentialStore.h"
#include "core/session/EntryBook.h"

#include <QObject>

namespace porthole {

/// Puts a password that several connections may share into the keychain, and then saves what refers to it.
/// Thread: its owner's.
class EntryPasswords : public QObject {
    Q_OBJECT
public:
    /// Both outlive it.
    EntryPasswords(secrets::CredentialStore &credentials, EntryBook &entries, QObject *parent = nullptr);

    /// What in `batch` refers to `credential` keeps the one that it has saved, if any, where the keychain
    /// does not keep this: a reference to nothing would only lead astray, and without one the password of
    /// before would be loose. The rest is saved all the same, and without a keychain the password serves
    /// until the program ends. `base` and `answer` are EntryBook::apply()'s.
    void save(CredentialRef credential, Secret password, EntryBatch batch, QString words,
              EntryBatch base = {}, EntryBook::Answer answer = {});

Q_SIGNALS:
    void notKept(const porthole::Error &error);
    /// It is there for these hosts until the program ends, and nothing that is saved refers to it.
    void keptForThisRun(const QList<porthole::HostId> &hosts, const porthole::CredentialRef &credential);

private:
    Task<> flow(CredentialRef credential, std::shared_ptr<const Secret> password, EntryBatch batch,
                QString words, EntryBatch base, EntryBook::Answer answer);
    QList<HostId> hostsWith(const CredentialRef &credential, const EntryBatch &batch) const;

    secrets::CredentialStore &m_credentials;
    EntryBook &m_entries;
    async::Flows m_flows; // last: they use all of the above
};

} // namespace porthole
