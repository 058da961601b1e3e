#pragma once

#include "core/base/Result.h"
#include "core/model/Entry.h"
#include "core/store/Database.h"

namespace porthole::store {

/// The saved entries and folders in a database whose schema is up to date.
/// Errors: Storage, and those that are named. Thread: the database's.
class EntryTable {
public:
    /// What a batch came to.
    struct Applied {
        EntryBatch done;    ///< as it was written: see fitEntry()
        EntryBatch inverse; ///< what takes it back
        /// The names of what is in `base` and is gone for good: it does not come back by being changed.
        QStringList passedOver{};
    };

    /// `database` outlives it.
    explicit EntryTable(Database &database)
        : m_database(database)
    {}

    /// An entry, for who wants no more of it.
    struct Name {
        EntryKind kind;
        QString name;
        FolderId folder;
    };

    /// All of it, in the order in which it was added.
    Result<EntryCollection> read();
    Result<QList<Folder>> folders();
    /// What is not in the trash, by name without regard to case.
    Result<QList<Name>> names();
    /// The hosts that are not in the trash, by name without regard to case.
    Result<QList<Entry>> hosts();
    /// The Slycat servers that are not in the trash, by address.
    Result<QList<Entry>> gateways();
    /// Errors: NotFound.
    Result<Entry> find(const EntryId &id);
    /// The host of that name that is not in the trash. Errors: NotFound.
    Result<Entry> findHost(const QString &name);

    /// Does all of it in one transaction, or none; it is on the disk when this has succeeded. The answer is
    /// the batch that takes it back. To remove what is not there is no error.
    /// Errors: Usage (something is not fit to be saved, has a name that is taken, or is nowhere).
    Result<EntryBatch> apply(const EntryBatch &batch);
    /// The same, with what was written. `base` is what the batch was made from, as far as it was known: what
    /// another instance has changed since, and this has not, stays (merged()).
    Result<Applied> write(const EntryBatch &batch, const EntryBatch &base = {});
    /// Somebody has opened it: counts. Errors: NotFound.
    Result<> noteUsed(const EntryId &id, const QDateTime &when);

    /// How often entries and folders were changed, by whatever process: one more with every transaction.
    Result<qint64> version();

private:
    Database &m_database;
};

} // namespace porthole::store
