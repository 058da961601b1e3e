#pragma once

#include "core/base/Result.h"
#include "core/model/SavedHost.h"
#include "core/store/Database.h"

#include <QDateTime>
#include <QList>

namespace porthole::store {

/// Credentials that something referred to and nothing does any more, in the trash neither, and since when, in
/// a database whose schema is up to date. EntryTable notes them. Errors: Storage. Thread: the database's.
class LooseTable {
public:
    /// `database` outlives it.
    explicit LooseTable(Database &database)
        : m_database(database)
    {}

    /// Those that were noted then or earlier, and are loose still.
    Result<QList<CredentialRef>> notedUntil(const QDateTime &when);
    /// Whether it is so still: an undo, in whatever window, may have come for it.
    Result<bool> has(const CredentialRef &credential);
    /// It was removed from the keychain.
    Result<> forget(const CredentialRef &credential);

private:
    Database &m_database;
};

} // namespace porthole::store
