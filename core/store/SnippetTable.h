#pragma once

#include "core/base/Result.h"
#include "core/model/Snippet.h"
#include "core/store/Database.h"

namespace porthole::store {

/// The saved snippets in a database whose schema is up to date. Changes are transactions.
/// Errors: Storage, and those that are named. Thread: the database's.
class SnippetTable {
public:
    static constexpr qsizetype kLongestName = 200, kLongestText = 64 * 1024; ///< characters

    /// `database` outlives it.
    explicit SnippetTable(Database &database)
        : m_database(database)
    {}

    /// By name, without regard to case.
    Result<QList<Snippet>> list();
    /// Adds it, or overwrites the one of its name; `before` is what it was called, and empty if it is new.
    /// Errors: Usage (a text is not fit to be saved, or another one has that name).
    Result<> save(const Snippet &snippet, const QString &before = {});
    /// It is no error if it is not there.
    Result<> remove(const QString &name);

private:
    Database &m_database;
};

} // namespace porthole::store
