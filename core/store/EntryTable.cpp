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
    PH_TRY(QSqlQuery rows, database.run(selectEntries(rest)));
    QList<Entry> entries;
    while (rows.next())
        entries << entryOf(rows);
    return entries;
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
    PH_TRY(QSqlQuery rows,
           m_database.run(
               QStringLiteral("SELECT %1 FROM folders ORDER BY rowid").arg(QLatin1String(kFolderColumns))));
    QList<Folder> folders;
    while (rows.next())
        folders << folderOf(rows);
    return folders;
}

Result<QList<EntryTable::Name>> EntryTable::names()
{
    PH_TRY(QSqlQuery rows,
           m_database.run(QStringLiteral(
               "SELECT kind, name, folder FROM entries WHERE trashed IS NULL ORDER BY folded, number")));
    QList<Name> names;
    while (rows.next())
        names << Name{kindOf(rows.value(0).toString()), rows.value(1).toString(),
                      FolderId{rows.value(2).toString()}};
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
    PH_TRY(QSqlQuery row, m_database.run(selectEntries("WHERE id = ?"), {id.value}));
    if (!row.next())
        return Error::make(ErrorKind::NotFound, "this entry is not saved any more");
    return entryOf(row);
}

Result<Entry> EntryTable::findHost(const QString &name)
{
    PH_TRY(QSqlQuery row,
           m_database.run(selectEntries("WHERE kind = 'host' AND trashed IS NULL AND folded = ?"),
                          {foldedName(name)}));
    if (!row.next())
        return Error::make(ErrorKind::NotFound, "no saved host is called \"" + name.toStdString() + "\"");
    return entryOf(row);
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

Result<QList<CredentialRef>> EntryTable::looseCredentials()
{
    PH_TRY(QSqlQuery rows, m_database.run(QStringLiteral("SELECT credential FROM loose_credentials")));
    QList<CredentialRef> loose;
    while (rows.next())
        loose << CredentialRef{rows.value(0).toString()};
    return loose;
}

Result<> EntryTable::forget(const CredentialRef &credential)
{
    PH_TRY(Transaction transaction, Transaction::begin(m_database));
    PH_DO(m_database.run(QStringLiteral("DELETE FROM loose_credentials WHERE credential = ?"),
                         {credential.value}));
    return transaction.commit();
}

Result<qint64> EntryTable::version()
{
    PH_TRY(const QVariant version, m_database.value(QStringLiteral("SELECT number FROM entry_version")));
    return version.toLongLong();
}

} // namespace porthole::store
