#include "core/store/EntryTable.h"

#include "core/model/EntryEdits.h"
#include "core/store/EntryRow.h"
#include "core/store/EntryWriter.h"

#include <limits>

namespace porthole::store {

namespace {

QString selectEntries(const char *rest)
{
    return QStringLiteral("SELECT %1 FROM entries %2").arg(QLatin1String(kEntryColumns), QLatin1String(rest));
}

Result<QList<Entry>> entriesOf(Database &database, const char *rest)
{
    QList<Entry> entries;
    PH_DO(database.each(selectEntries(rest), {},
                        [&entries](const QSqlQuery &row) { entries << entryOf(row); }));
    return entries;
}

/// The first of them; nothing if there is none.
Result<std::optional<Entry>> firstEntry(Database &database, const char *rest, const QString &value)
{
    std::optional<Entry> entry;
    PH_DO(database.each(selectEntries(rest), {value}, [&entry](const QSqlQuery &row) {
        if (!entry)
            entry = entryOf(row);
    }));
    return entry;
}

} // namespace

Result<EntryCollection> EntryTable::read()
{
    PH_TRY(QList<Folder> all, folders());
    PH_TRY(QList<Entry> entries, entriesOf(m_database, "ORDER BY number"));
    return EntryCollection{std::move(all), std::move(entries)};
}

Result<QList<Folder>> EntryTable::folders()
{
    QList<Folder> folders;
    PH_DO(m_database.each(
        QStringLiteral("SELECT %1 FROM folders ORDER BY rowid").arg(QLatin1String(kFolderColumns)), {},
        [&folders](const QSqlQuery &row) { folders << folderOf(row); }));
    return folders;
}

Result<QList<EntryTable::Name>> EntryTable::names()
{
    QList<Name> names;
    PH_DO(m_database.each(
        QStringLiteral(
            "SELECT kind, name, folder FROM entries WHERE trashed IS NULL ORDER BY folded, number"),
        {}, [&names](const QSqlQuery &row) {
            names << Name{kindOf(row.value(0).toString()), row.value(1).toString(),
                          FolderId{row.value(2).toString()}};
        }));
    return names;
}

Result<QList<Entry>> EntryTable::hosts()
{
    return entriesOf(m_database, "WHERE kind = 'host' AND trashed IS NULL ORDER BY folded");
}

Result<QList<Entry>> EntryTable::gateways()
{
    return entriesOf(m_database, "WHERE kind = 'gateway' AND trashed IS NULL ORDER BY address");
}

Result<Entry> EntryTable::find(const EntryId &id)
{
    PH_TRY(std::optional<Entry> found, firstEntry(m_database, "WHERE id = ?", id.value));
    if (!found)
        return Error::make(ErrorKind::NotFound, "this entry is not saved any more");
    return *std::move(found);
}

Result<Entry> EntryTable::findHost(const QString &name)
{
    PH_TRY(
        std::optional<Entry> found,
        firstEntry(m_database, "WHERE kind = 'host' AND trashed IS NULL AND folded = ?", foldedName(name)));
    if (!found)
        return Error::make(ErrorKind::NotFound, "no saved host is called \"" + name.toStdString() + "\"");
    return *std::move(found);
}

Result<EntryBatch> EntryTable::apply(const EntryBatch &batch)
{
    PH_TRY(Applied applied, write(batch));
    return std::move(applied.inverse);
}

Result<EntryTable::Applied> EntryTable::write(const EntryBatch &batch, const EntryBatch &base)
{
    PH_TRY(Transaction transaction, Transaction::begin(m_database));
    PH_TRY(EntryWriter writer, EntryWriter::prepare(m_database));
    PH_DO(writer.write(batch, base));
    PH_DO(writer.check());
    PH_DO(transaction.commit());
    return Applied{writer.done(), writer.inverse(), writer.passedOver()};
}

Result<> EntryTable::noteUsed(const EntryId &id, const QDateTime &when)
{
    PH_TRY(Transaction transaction, Transaction::begin(m_database));
    PH_TRY(const QSqlQuery noted,
           m_database.run(QStringLiteral("UPDATE entries SET uses = min(uses + 1, %1), "
                                         "last_used = max(ifnull(last_used, 0), ?) WHERE id = ?")
                              .arg(std::numeric_limits<int>::max()),
                          {when.toMSecsSinceEpoch(), id.value}));
    if (noted.numRowsAffected() == 0)
        return Error::make(ErrorKind::NotFound, "this entry is not saved any more");
    PH_DO(m_database.run(QStringLiteral("UPDATE entry_version SET number = number + 1")));
    return transaction.commit();
}

Result<qint64> EntryTable::version()
{
    PH_TRY(const QVariant version, m_database.value(QStringLiteral("SELECT number FROM entry_version")));
    return version.toLongLong();
}

} // namespace porthole::store
