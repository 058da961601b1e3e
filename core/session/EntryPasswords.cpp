#include "core/session/EntryPasswords.h"

#include "core/model/EntryInheritance.h"
#include "core/session/EntryAnswer.h"

#include <QSet>

namespace porthole {

namespace {

/// What would refer to `credential` refers to what it does as it is saved: the keychain has that one still.
template <class Item> void forget(QList<Item> &items, const CredentialRef &credential, const EntryBook &saved)
{
    for (Item &item : items) {
        if (item.settings.credential != credential)
            continue;
        const Item *now = saved.find(item.id);
        item.settings.credential = now ? now->settings.credential : std::nullopt;
    }
}

/// `items` as they will be.
template <class Item> QList<Item> with(QList<Item> items, const QList<Item> &changed)
{
    QSet<QString> ids;
    for (const Item &item : changed)
        ids.insert(item.id.value);
    items.removeIf([&](const Item &item) { return ids.contains(item.id.value); });
    return items + changed;
}

} // namespace

EntryPasswords::EntryPasswords(secrets::CredentialStore &credentials, EntryBook &entries, QObject *parent)
    : QObject(parent)
    , m_credentials(credentials)
    , m_entries(entries)
{}

void EntryPasswords::save(CredentialRef credential, Secret password, EntryBatch batch, QString words,
                          EntryBatch base, EntryBook::Answer answer)
{
    m_flows.begin(flow(std::move(credential), std::make_shared<const Secret>(std::move(password)),
                       std::move(batch), std::move(words), std::move(base), std::move(answer)));
}

Task<> EntryPasswords::flow(CredentialRef credential, std::shared_ptr<const Secret> password,
                            EntryBatch batch, QString words, EntryBatch base, EntryBook::Answer answer)
{
    const auto kept = co_await m_credentials.write(credential, password->clone());
    password.reset(); // what is given to a flow lives as long as that, and it stays until another begins
    if (kept && *kept == secrets::Kept::Lasting) {
        m_entries.apply(std::move(batch), base, std::move(words), std::move(answer));
        co_return;
    }
    if (kept) {
        Q_EMIT keptForThisRun(hostsWith(credential, batch), credential);
    } else {
        Q_EMIT notKept(kept.error());
        answer = orElse(kept.error(), std::move(answer));
    }
    forget(batch.folders, credential, m_entries);
    forget(batch.entries, credential, m_entries);
    // What nothing else was changed of is as it was.
    batch.folders.removeIf([this](const Folder &folder) {
        const Folder *now = m_entries.find(folder.id);
        return now && *now == folder;
    });
    batch.entries.removeIf([this](const Entry &entry) {
        const Entry *now = m_entries.find(entry.id);
        return now && *now == entry;
    });
    m_entries.apply(std::move(batch), base, std::move(words), std::move(answer));
}

/// Those that would be connected to with it: by a reference of their own, or by one of a folder.
QList<HostId> EntryPasswords::hostsWith(const CredentialRef &credential, const EntryBatch &batch) const
{
    const QList<Folder> folders = with(m_entries.collection().folders, batch.folders);
    const FolderTree tree(folders);
    QList<HostId> hosts;
    for (const Entry &entry : with(m_entries.collection().entries, batch.entries))
        if (entry.kind == EntryKind::Host &&
            effectiveSettings(entry.settings, entry.folder, tree).credential.value == credential)
            hosts << HostId{entry.id.value};
    return hosts;
}

} // namespace porthole
