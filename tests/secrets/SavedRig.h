#pragma once

#include "core/secrets/FallbackCredentialStore.h"
#include "core/secrets/KeychainCredentialStore.h"
#include "core/session/EntryBook.h"
#include "core/session/EntryPasswords.h"
#include "core/session/HostRegistry.h"
#include "core/session/LooseCredentials.h"
#include "core/store/LooseTable.h"
#include "core/store/Store.h"
#include "tests/support/Flow.h"

#include <QTemporaryDir>

namespace porthole::test {

/// What is saved and the passwords to it, all the way from who asks to the keychain of this process's bus, as
/// the window's program has it.
struct SavedRig {
    explicit SavedRig(secrets::KeychainPatience patience = {})
        : keychain(patience)
    {}

    SavedHost host(const char *name)
    {
        SavedHost made;
        made.name = QString::fromLatin1(name);
        made.host = QStringLiteral("192.0.2.1");
        const auto saved = finished(hosts.save(made));
        return saved && *saved ? **saved : SavedHost();
    }
    /// "kept", "for this run" or the error's kind.
    QByteArray keep(const SavedHost &host, const char *password)
    {
        auto secret = std::make_shared<const Secret>(std::string_view(password));
        const auto kept = finished(hosts.keepPassword(host, std::move(secret)), kPatience);
        if (!kept)
            return "no end";
        if (!*kept)
            return nameOf(kept->error().kind);
        return **kept == secrets::Kept::Lasting ? "kept" : "for this run";
    }
    /// The password, "none" or the error's kind.
    static QByteArray said(const std::optional<Result<std::shared_ptr<const Secret>>> &read)
    {
        if (!read)
            return "no end";
        if (!*read)
            return nameOf(read->error().kind);
        if (!**read)
            return "none";
        return QByteArray((**read)->reveal().data(), qsizetype((**read)->reveal().size()));
    }
    QByteArray password(const SavedHost &host) { return said(finished(hosts.password(host), kPatience)); }
    SavedHost known(const SavedHost &host) const
    {
        for (const SavedHost &one : hosts.hosts())
            if (one.id == host.id)
                return one;
        return {};
    }
    /// What stands in the file, whatever is known in memory.
    SavedHost stored(const SavedHost &host)
    {
        const auto all = finished(hostStore.list());
        for (const SavedHost &one : all &&*all ? **all : QList<SavedHost>())
            if (one.id == host.id)
                return one;
        return {};
    }

    bool nothingIsLoose()
    {
        const auto left = finished(store.run<QList<CredentialRef>>([](store::Database &database) {
            return store::LooseTable(database).notedUntil(QDateTime::currentDateTimeUtc());
        }));
        return left && *left && (*left)->isEmpty();
    }

    static constexpr int kPatience = 60'000;
    QTemporaryDir folder;
    secrets::KeychainCredentialStore keychain;
    secrets::FallbackCredentialStore credentials{keychain};
    store::Store store{folder.filePath(QStringLiteral("saved.db"))};
    store::HostStore hostStore{store};
    HostRegistry hosts{hostStore, credentials};
    EntryBook entries{store};
    EntryPasswords passwords{credentials, entries};
    LooseCredentials loose{store, credentials, std::chrono::seconds(0)};
};

/// Reads a host's password into what it is given, which has to live as long.
inline Task<> reading(HostRegistry *hosts, SavedHost host,
                      std::optional<Result<std::shared_ptr<const Secret>>> *into)
{
    *into = co_await hosts->password(std::move(host));
}

/// A folder with an entry in it that share a password.
inline EntryBatch sharedBy(const CredentialRef &credential)
{
    EntryBatch batch;
    Folder folder;
    folder.id = newFolderId();
    folder.name = QStringLiteral("production");
    folder.settings.credential = credential;
    Entry entry;
    entry.id = newEntryId();
    entry.name = entry.address = QStringLiteral("shared");
    entry.folder = folder.id;
    batch.folders << folder;
    batch.entries << entry;
    return batch;
}

} // namespace porthole::test
