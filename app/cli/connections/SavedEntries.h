#pragma once

#include "app/cli/Environment.h"
#include "core/base/Result.h"
#include "core/model/Entry.h"
#include "core/model/EntryInheritance.h"

#include <QHash>

namespace porthole::cli {

/// What is saved, read once. Thread: main; it waits for the disk.
class SavedEntries {
public:
    /// No file is made by looking. Errors: the store's.
    static Result<SavedEntries> read();

    const EntryCollection &collection() const { return m_collection; }
    /// The one that is meant by its id, its name, or "folder/name", without regard to case; those in the
    /// trash only where no other is. Errors: NotFound; Usage (several have that name).
    Result<Entry> find(const QString &name) const;
    /// "prod/web"; empty at the top.
    QString folderOf(const Entry &entry) const;
    EffectiveSettings effective(const Entry &entry) const;

private:
    EntryCollection m_collection;
    QHash<QString, QString> m_paths; // of folders, by id
};

/// Does a batch that was made from what is saved; what another program has changed since, and the batch has
/// not, stays. Errors: EntryTable::write()'s.
Result<> save(const EntryBatch &batch, const SavedEntries &from);

/// How the clouds of clouds.yaml are called; none where it cannot be read. See carryServers().
QStringList otherClouds(const Environment &environment);

} // namespace porthole::cli
