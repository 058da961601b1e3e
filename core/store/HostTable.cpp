#include "core/store/HostTable.h"

#include "core/model/EntryEdits.h"
#include "core/store/EntryTable.h"

namespace porthole::store {

namespace {

/// The entry of a host, if it is not in the trash.
Result<Entry> entryOf(EntryTable &entries, const HostId &id)
{
    auto entry = entries.find({id.value});
    const bool isThere = entry && entry->kind == EntryKind::Host && !entry->trashed.isValid();
    if (entry ? !isThere : entry.error().kind == ErrorKind::NotFound)
        return Error::make(ErrorKind::NotFound, "this host is not saved any more");
    return entry;
}

EntryBatch batchOf(const Entry &entry)
{
    EntryBatch batch;
    batch.entries << entry;
    return batch;
}

} // namespace

Result<QList<SavedHost>> HostTable::list()
{
    EntryTable entries(m_database);
    PH_TRY(const QList<Folder> folders, entries.folders());
    PH_TRY(const QList<Entry> saved, entries.hosts());
    const FolderTree tree(folders);
    QList<SavedHost> hosts;
    hosts.reserve(saved.size());
    for (const Entry &entry : saved)
        hosts << effectiveHost(entry, tree);
    return hosts;
}

Result<SavedHost> HostTable::find(const QString &name)
{
    EntryTable entries(m_database);
    PH_TRY(const Entry entry, entries.findHost(name));
    PH_TRY(const QList<Folder> folders, entries.folders());
    return effectiveHost(entry, folders);
}

Result<SavedHost> HostTable::add(SavedHost host)
{
    if (host.id.value.isEmpty())
        host.id = newHostId();
    EntryTable entries(m_database);
    if (isUuid(host.id.value) && entries.find({host.id.value}))
        return Error::make(ErrorKind::Usage, "a host of this id is saved already");
    Entry entry;
    entry.id = {host.id.value};
    PH_TRY(const EntryTable::Applied applied,
           entries.write(batchOf(withHost(entry, host, FolderTree(QList<Folder>())))));
    host.name = applied.done.entries.first().name;
    return host;
}

Result<> HostTable::change(const SavedHost &host)
{
    EntryTable entries(m_database);
    PH_TRY(const Entry entry, entryOf(entries, host.id));
    PH_TRY(const QList<Folder> folders, entries.folders());
    PH_TRY(const EntryTable::Applied written,
           entries.write(batchOf(withHost(entry, host, FolderTree(folders))), batchOf(entry)));
    if (!written.passedOver.isEmpty())
        return Error::make(ErrorKind::NotFound, "this host was deleted for good meanwhile");
    return {};
}

Result<> HostTable::remove(const HostId &id)
{
    EntryTable entries(m_database);
    PH_TRY(const Entry entry, entryOf(entries, id));
    Entry gone = entry;
    gone.trashed = QDateTime::currentDateTimeUtc();
    PH_DO(entries.write(batchOf(gone), batchOf(entry)));
    return {};
}

Result<bool> HostTable::sharesCredential(const SavedHost &host)
{
    if (!host.credential)
        return false;
    const QString &credential = host.credential->value;
    PH_TRY(const QVariant shared,
           m_database.value(
               QStringLiteral("SELECT EXISTS (SELECT 1 FROM folders WHERE credential = ?) OR EXISTS "
                              "(SELECT 1 FROM entries WHERE credential = ? AND id <> ?)"),
               {credential, credential, host.id.value}));
    return shared.toBool();
}

} // namespace porthole::store
