#pragma once

#include "core/base/Result.h"
#include "core/model/Entry.h"
#include "core/store/Database.h"

#include <QHash>
#include <QSet>
#include <optional>

namespace porthole::store {

/// A batch on its way into the tables, within somebody's transaction: what is written, what takes it back,
/// and at the end whether what is there now hangs together. Errors: Storage, Usage.
class EntryWriter {
public:
    static Result<EntryWriter> prepare(Database &database);

    /// See EntryTable::write().
    Result<> write(const EntryBatch &batch, const EntryBatch &base);
    /// Only behind all of the batch, which may exchange two names.
    Result<> check();

    const EntryBatch &done() const { return m_done; }
    const EntryBatch &inverse() const { return m_inverse; }
    const QStringList &passedOver() const { return m_passedOver; }

private:
    EntryWriter(Database &database, Statement entry, Statement put, Statement indexNotes, Statement folder,
                Statement putFolder)
        : m_database(database)
        , m_entry(std::move(entry))
        , m_putEntry(std::move(put))
        , m_indexNotes(std::move(indexNotes))
        , m_folder(std::move(folder))
        , m_putFolder(std::move(putFolder))
    {}

    Result<> put(Entry entry);
    Result<> put(Folder folder);
    Result<> remove(const EntryId &id);
    Result<> remove(const FolderId &id);
    Result<> unindexNotes(const EntryId &id, const QString &notes);
    Result<> indexNotes(const Entry &entry);
    Result<std::optional<Entry>> known(const EntryId &id);
    Result<std::optional<Folder>> known(const FolderId &id);
    void noteCredential(const EntrySettings &settings);
    Result<> checkFolders();
    Result<> checkEntries();
    Result<> noteLoose();

    Database &m_database;
    Statement m_entry, m_putEntry, m_indexNotes, m_folder, m_putFolder;
    EntryBatch m_done, m_inverse;
    QStringList m_passedOver;
    QHash<QString, Entry> m_entryBases; // by id
    QHash<QString, Folder> m_folderBases;
    QSet<QString> m_credentials; // that were or are referred to
};

} // namespace porthole::store
