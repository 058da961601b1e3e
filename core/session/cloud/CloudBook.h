#pragma once

#include <memory> // before <coroutine>, whose <concepts> Qt 6.4's moc does not get through on its own

#include "core/async/Door.h"
#include "core/async/Flows.h"
#include "core/model/SavedCloud.h"
#include "core/secrets/CredentialStore.h"
#include "core/session/CloudRegistry.h"
#include "core/session/EntryBook.h"

#include <functional>

namespace porthole {

/// The clouds that are saved here: keeps those of the registry as the EntryBook has them, whoever has changed
/// them, and fetches their secrets from the keychain when Keystone wants them. Thread: its owner's.
class CloudBook : public QObject {
    Q_OBJECT
public:
    using Secrets = std::function<void(Result<std::shared_ptr<const Secret>>)>;

    /// All outlive it.
    CloudBook(EntryBook &entries, CloudRegistry &clouds, secrets::CredentialStore &credentials,
              QObject *parent = nullptr);
    ~CloudBook() override;

    /// Whether the registry has them, as far as any are saved. read() says when.
    bool isRead() const { return m_isRead; }
    /// What a cloud is called that is saved under this id; empty: it is none.
    QString nameOf(const EntryId &id) const;

    /// Saves a cloud, new or known, as one step that can be taken back; with `secret`, which goes into the
    /// keychain first, as the one that it is signed in to with.
    /// `base`, of a known one, and `answer` are EntryBook::apply()'s.
    void save(const Entry &cloud, std::optional<Secret> secret, const QString &words,
              const std::optional<Entry> &base = {}, const EntryBook::Answer &answer = {});

    /// How a cloud that may not be saved yet would be signed in to: with `secret`, else with the one that is
    /// kept for it, as far as one is. Errors: savedProfile()'s.
    Task<Result<CloudProfile>> profile(Entry cloud, std::shared_ptr<const Secret> secret);

    /// For KeptSecret: answers come once, perhaps after a person has unlocked the keychain.
    void read(const EntryId &cloud, const Secrets &answer);
    void keep(const EntryId &cloud, std::shared_ptr<const Secret> secret,
              const std::function<void(Result<>)> &answer);

    /// What is kept for this run only is not there any more: clouds are signed in to with what is saved, or
    /// ask. Whoever is signed in stays so.
    void forgetThisRun();

Q_SIGNALS:
    void wasRead();
    /// The registry has what is saved by now.
    void followed();
    /// What was typed for that cloud is kept for this run alone, or not at all; why.
    void notKept(const QString &cloud, const porthole::Error &error);

private:
    /// One that is in the registry.
    struct Shown {
        SavedCloud cloud;
        std::optional<CredentialRef> credential; ///< as it was when it was looked at last
    };
    /// What stands in no store, being gone with the run.
    struct ForThisRun {
        CredentialRef reference;
        std::optional<CredentialRef> saved; ///< what the entry had then
    };
    void follow();
    void add(const SavedCloud &cloud);
    void expectCredential(const EntryId &cloud, const std::optional<CredentialRef> &credential);
    std::optional<CredentialRef> credentialOf(const EntryId &id) const;
    std::optional<CredentialRef> savedCredentialOf(const EntryId &id) const;
    Task<> saveFlow(Entry cloud, std::shared_ptr<const Secret> secret, QString words, EntryBatch base,
                    EntryBook::Answer answer);
    Task<Result<>> write(Entry &to, std::shared_ptr<const Secret> secret);
    Task<> readFlow(EntryId cloud, Secrets answer);
    Task<> keepFlow(EntryId cloud, std::shared_ptr<const Secret> secret,
                    std::function<void(Result<>)> answer);

    EntryBook &m_entries;
    CloudRegistry &m_clouds;
    secrets::CredentialStore &m_credentials;
    const std::shared_ptr<async::Door<CloudBook>> m_door;
    QList<Shown> m_shown;
    QHash<QString, ForThisRun> m_forThisRun; ///< by the entry's id
    bool m_isRead = false;
    async::Flows m_flows; // last: they use all of the above
};

} // namespace porthole
