#include "core/store/EntryWriter.h"

#include "core/model/EntryEdits.h"
#include "core/model/EntryMerge.h"
#include "core/store/EntryChecks.h"
#include "core/store/EntryRow.h"
#include "core/store/EntryTable.h"

namespace porthole::store {

namespace {

/// An insertion that overwrites the row with that id, which keeps its place.
QString putInto(const char *table, const char *columns)
{
    const QString names = QLatin1String(columns);
    const auto count = names.count(u',') + 1;
    const QString marks = QStringLiteral("?, ").repeated(count).chopped(2);
    return QStringLiteral("INSERT INTO %1 (%2) VALUES (%3) ON CONFLICT (id) DO UPDATE SET (%2) = (%4)")
        .arg(QLatin1String(table), names, marks,
             QStringLiteral("excluded.") +
                 QString(names).replace(QLatin1String(", "), QLatin1String(", excluded.")));
}

QString selectFrom(const char *table, const char *columns)
{
    return QStringLiteral("SELECT %1 FROM %2 WHERE id = ?").arg(QLatin1String(columns), QLatin1String(table));
}

Error taken(const QString &name)
{
    return Error::make(ErrorKind::Usage, "a saved host is called \"" + name.toStdString() + "\" already");
}

} // namespace

Result<EntryWriter> EntryWriter::prepare(Database &database)
{
    PH_TRY(Statement entry, database.prepare(selectFrom("entries", kEntryColumns)));
    PH_TRY(Statement putEntry, database.prepare(putInto("entries", kEntryColumns)));
    PH_TRY(Statement folder, database.prepare(selectFrom("folders", kFolderColumns)));
    PH_TRY(Statement putFolder, database.prepare(putInto("folders", kFolderColumns)));
    PH_TRY(Statement indexNotes,
           database.prepare(QStringLiteral("INSERT INTO entry_notes (rowid, notes) "
                                           "SELECT number, notes FROM entries WHERE id = ?")));
    return EntryWriter(database, std::move(entry), std::move(putEntry), std::move(indexNotes),
                       std::move(folder), std::move(putFolder));
}

Result<> EntryWriter::write(const EntryBatch &batch, const EntryBatch &base)
{
    for (const Folder &folder : base.folders)
        m_folderBases.insert(folder.id.value, folder);
    for (const Entry &entry : base.entries)
        m_entryBases.insert(entry.id.value, entry);
    for (const Folder &folder : batch.folders) {
        PH_TRY(Folder fit, fitFolder(folder));
        PH_DO(put(std::move(fit)));
    }
    for (const Entry &entry : batch.entries) {
        PH_TRY(Entry fit, fitEntry(entry));
        PH_DO(put(std::move(fit)));
    }
    for (const EntryId &id : batch.removedEntries)
        PH_DO(remove(id));
    for (const FolderId &id : batch.removedFolders)
        PH_DO(remove(id));
    return {};
}

Result<> EntryWriter::check()
{
    PH_DO(checkFolders());
    PH_DO(checkEntries());
    PH_DO(noteLoose());
    PH_DO(m_database.run(QStringLiteral("UPDATE entry_version SET number = number + 1")));
    return {};
}

Result<> EntryWriter::put(Entry entry)
{
    PH_TRY(const std::optional<Entry> before, known(entry.id));
    if (const auto base = m_entryBases.constFind(entry.id.value); base != m_entryBases.cend()) {
        if (!before) {
            m_passedOver << base->name;
            noteCredential(entry.settings); // a new password may have been kept for it
            return {};
        }
        entry = merged(*base, std::move(entry), *before);
    }
    if (before)
        m_inverse.entries << *before;
    else
        m_inverse.removedEntries << entry.id;
    noteCredential(entry.settings);
    m_done.entries << entry;
    const QString notes = before ? before->notes : QString();
    if (notes != entry.notes)
        PH_DO(unindexNotes(entry.id, notes));
    PH_DO(m_putEntry.run(valuesOf(entry)));
    return notes != entry.notes ? indexNotes(entry) : Result<>();
}

/// The index has no text of its own: what it is to forget, it is told.
Result<> EntryWriter::unindexNotes(const EntryId &id, const QString &notes)
{
    if (notes.isEmpty())
        return {};
    PH_DO(m_database.run(QStringLiteral("INSERT INTO entry_notes (entry_notes, rowid, notes) "
                                        "SELECT 'delete', number, notes FROM entries WHERE id = ?"),
                         {id.value}));
    return {};
}

Result<> EntryWriter::indexNotes(const Entry &entry)
{
    if (entry.notes.isEmpty())
        return {};
    return m_indexNotes.run({entry.id.value});
}

Result<> EntryWriter::put(Folder folder)
{
    PH_TRY(std::optional<Folder> before, known(folder.id));
    if (const auto base = m_folderBases.constFind(folder.id.value); base != m_folderBases.cend()) {
        if (!before) {
            m_passedOver << base->name;
            noteCredential(folder.settings);
            return {};
        }
        folder = merged(*base, std::move(folder), *before);
    }
    if (before)
        m_inverse.folders << *std::move(before);
    else
        m_inverse.removedFolders << folder.id;
    noteCredential(folder.settings);
    m_done.folders << folder;
    return m_putFolder.run(valuesOf(folder));
}

Result<> EntryWriter::remove(const EntryId &id)
{
    PH_TRY(std::optional<Entry> before, known(id));
    if (!before)
        return {};
    PH_DO(unindexNotes(id, before->notes));
    m_inverse.entries << *std::move(before);
    m_done.removedEntries << id;
    PH_DO(m_database.run(QStringLiteral("DELETE FROM entries WHERE id = ?"), {id.value}));
    return {};
}

Result<> EntryWriter::remove(const FolderId &id)
{
    PH_TRY(std::optional<Folder> before, known(id));
    if (!before)
        return {};
    m_inverse.folders << *std::move(before);
    m_done.removedFolders << id;
    PH_DO(m_database.run(QStringLiteral("DELETE FROM folders WHERE id = ?"), {id.value}));
    return {};
}

Result<std::optional<Entry>> EntryWriter::known(const EntryId &id)
{
    PH_DO(m_entry.run({id.value}));
    PH_TRY(const bool isThere, m_entry.next());
    if (!isThere)
        return std::optional<Entry>();
    Entry found = entryOf(m_entry.row());
    m_entry.row().finish();
    noteCredential(found.settings);
    return std::optional(std::move(found));
}

Result<std::optional<Folder>> EntryWriter::known(const FolderId &id)
{
    PH_DO(m_folder.run({id.value}));
    PH_TRY(const bool isThere, m_folder.next());
    if (!isThere)
        return std::optional<Folder>();
    Folder found = folderOf(m_folder.row());
    m_folder.row().finish();
    noteCredential(found.settings);
    return std::optional(std::move(found));
}

void EntryWriter::noteCredential(const EntrySettings &settings)
{
    if (settings.credential && !settings.credential->value.isEmpty())
        m_credentials.insert(settings.credential->value);
}

/// There are few folders; all of them are looked at whenever one has changed.
Result<> EntryWriter::checkFolders()
{
    if (m_done.folders.isEmpty() && m_done.removedFolders.isEmpty())
        return {};
    PH_TRY(const QList<Folder> folders, EntryTable(m_database).folders());
    PH_DO(checkTree(folders));
    PH_TRY(Statement left, m_database.prepare(QStringLiteral(
                               "SELECT count(*) FROM entries WHERE folder = ? AND trashed IS NULL")));
    for (const FolderId &id : m_done.removedFolders) {
        PH_TRY(const QVariant count, left.value({id.value}));
        if (count.toInt() > 0)
            return Error::make(ErrorKind::Usage, "a folder that is removed has entries in it");
    }
    return {};
}

Result<> EntryWriter::checkEntries()
{
    PH_TRY(Statement sameName,
           m_database.prepare(QStringLiteral(
               "SELECT count(*) FROM entries WHERE kind = 'host' AND trashed IS NULL AND folded = ?")));
    PH_TRY(Statement folder, m_database.prepare(QStringLiteral("SELECT count(*) FROM folders WHERE id = ?")));
    QSet<QString> good; // folders
    for (const Entry &entry : m_done.entries) {
        if (entry.trashed.isValid())
            continue;
        if (entry.kind == EntryKind::Host) {
            PH_TRY(const QVariant count, sameName.value({foldedName(entry.name)}));
            if (count.toInt() > 1)
                return taken(entry.name);
        }
        const QString &in = entry.folder.value;
        if (in.isEmpty() || good.contains(in))
            continue;
        PH_TRY(const QVariant count, folder.value({in}));
        if (count.toInt() == 0)
            return Error::make(ErrorKind::Usage, "an entry is in a folder that does not exist");
        good.insert(in);
    }
    return {};
}

/// A credential may be shared: it is loose when the last that refers to it does so no more.
Result<> EntryWriter::noteLoose()
{
    if (m_credentials.isEmpty())
        return {};
    PH_TRY(Statement uses,
           m_database.prepare(QStringLiteral("SELECT EXISTS (SELECT 1 FROM entries WHERE credential = ?) OR "
                                             "EXISTS (SELECT 1 FROM folders WHERE credential = ?)")));
    PH_TRY(Statement note, m_database.prepare(QStringLiteral(
                               "INSERT OR IGNORE INTO loose_credentials (noted, credential) VALUES (?, ?)")));
    PH_TRY(Statement unnote,
           m_database.prepare(QStringLiteral("DELETE FROM loose_credentials WHERE credential = ?")));
    for (const QString &credential : std::as_const(m_credentials)) {
        PH_TRY(const QVariant used, uses.value({credential, credential}));
        if (used.toInt() != 0)
            PH_DO(unnote.run({credential}));
        else
            PH_DO(note.run({QDateTime::currentMSecsSinceEpoch(), credential}));
    }
    return {};
}

} // namespace porthole::store
