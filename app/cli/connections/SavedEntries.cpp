#include "app/cli/connections/SavedEntries.h"

#include "core/model/EntryEdits.h"
#include "core/store/EntryTable.h"
#include "core/store/Store.h"

#include <QFileInfo>
#include <algorithm>

namespace porthole::cli {

Result<SavedEntries> SavedEntries::read()
{
    SavedEntries saved;
    const QString path = store::standardStorePath();
    if (!QFileInfo::exists(path))
        return saved;
    PH_TRY(store::Database database, store::openStore(path));
    PH_TRY(saved.m_collection, store::EntryTable(database).read());
    return saved;
}

Result<Entry> SavedEntries::find(const QString &name) const
{
    const QString folded = foldedName(name);
    const auto isMeant = [&](const Entry &entry) {
        if (entry.id.value == name || foldedName(entry.name) == folded)
            return true;
        const QString folder = folderOf(entry);
        return !folder.isEmpty() && foldedName(folder + u'/' + entry.name) == folded;
    };
    QList<const Entry *> found;
    for (const Entry &entry : m_collection.entries) {
        if (isMeant(entry))
            found << &entry;
    }
    const auto isTrashed = [](const Entry *entry) { return entry->trashed.isValid(); };
    if (!std::all_of(found.begin(), found.end(), isTrashed))
        found.removeIf(isTrashed);
    if (found.isEmpty())
        return Error::make(ErrorKind::NotFound, "no connection is called '" + name.toStdString() + '\'');
    if (found.size() > 1)
        return Error::make(ErrorKind::Usage, "several connections are called '" + name.toStdString() +
                                                 "'; FOLDER/NAME or the id tells them apart");
    return *found.first();
}

QString SavedEntries::folderOf(const Entry &entry) const
{
    QStringList names;
    const FolderTree tree(m_collection.folders);
    for (const Folder *folder : tree.wayUp(entry.folder))
        names.prepend(folder->name);
    return names.join(u'/');
}

EffectiveSettings SavedEntries::effective(const Entry &entry) const
{
    return effectiveSettings(entry.settings, entry.folder, m_collection.folders);
}

Result<> save(const EntryBatch &batch, const SavedEntries &from)
{
    const EntryBatch base{from.collection().folders, from.collection().entries, {}, {}};
    PH_TRY(store::Database database, store::openStore(store::standardStorePath()));
    const auto written = store::EntryTable(database).write(batch, base);
    return written ? Result<>() : written.error();
}

} // namespace porthole::cli
