#include "app/cli/connections/SavedEntries.h"

#include "core/model/EntryEdits.h"
#include "core/openstack/CloudsConfig.h"
#include "core/store/EntryTable.h"
#include "core/store/Store.h"

#include <QFileInfo>

namespace porthole::cli {

Result<SavedEntries> SavedEntries::read()
{
    SavedEntries saved;
    const QString path = store::standardStorePath();
    if (!QFileInfo::exists(path))
        return saved;
    PH_TRY(store::Database database, store::openStore(path));
    PH_TRY(saved.m_collection, store::EntryTable(database).read());
    const FolderTree tree(saved.m_collection.folders);
    for (const Folder &folder : std::as_const(saved.m_collection.folders))
        saved.m_paths.insert(folder.id.value, tree.pathOf(folder.id).join(u'/'));
    return saved;
}

Result<Entry> SavedEntries::find(const QString &name) const
{
    const QList<const Entry *> found = entriesNamed(name, m_collection);
    if (found.isEmpty())
        return Error::make(ErrorKind::NotFound, "no connection is called '" + name.toStdString() + '\'');
    if (found.size() > 1)
        return Error::make(ErrorKind::Usage, "several connections are called '" + name.toStdString() +
                                                 "'; FOLDER/NAME or the id tells them apart");
    return *found.first();
}

QString SavedEntries::folderOf(const Entry &entry) const { return m_paths.value(entry.folder.value); }

EffectiveSettings SavedEntries::effective(const Entry &entry) const
{
    return effectiveSettings(entry.settings, entry.folder, m_collection.folders);
}

Result<> save(const EntryBatch &batch, const SavedEntries &from)
{
    const EntryBatch base{from.collection().folders, from.collection().entries, {}, {}};
    PH_TRY(store::Database database, store::openStore(store::standardStorePath()));
    PH_TRY(const store::EntryTable::Applied written, store::EntryTable(database).write(batch, base));
    if (!written.passedOver.isEmpty())
        return Error::make(ErrorKind::NotFound, "it was deleted for good meanwhile");
    return {};
}

QStringList otherClouds(const Environment &environment)
{
    const auto config = openstack::CloudsConfig::load(environment.clouds);
    return config ? config->names() : QStringList();
}

} // namespace porthole::cli
