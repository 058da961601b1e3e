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

    /// What in `batch` refers to `credential` is saved without it if the keychain does not keep it: a
    /// reference to nothing would only lead astray. The rest is saved all the same.
    void save(CredentialRef credential, Secret password, EntryBatch batch, QString words);

Q_SIGNALS:
    void notKept(const porthole::Error &error);

private:
    Task<> flow(CredentialRef credential, std::shared_ptr<const Secret> password, EntryBatch batch,
                QString words);

    secrets::CredentialStore &m_credentials;
    EntryBook &m_entries;
    async::Flows m_flows; // last: they use all of the above
};

} // namespace porthole
