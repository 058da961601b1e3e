#pragma once

#include "core/base/Result.h"
#include "core/model/SavedHost.h"
#include "core/store/Database.h"

#include <QList>

namespace porthole::store {

/// The entries that are hosts and not in the trash, as they are connected to: with what they inherit from
/// their folders. Changes are transactions. Errors: Storage, and those that are named.
/// Thread: the database's.
class HostTable {
public:
    /// `database` outlives it.
    explicit HostTable(Database &database)
        : m_database(database)
    {}

    /// By name, without regard to case.
    Result<QList<SavedHost>> list();
    /// Errors: NotFound.
    Result<SavedHost> find(const QString &name);
    /// Gives it an id if it has none. Errors: Usage (its name is taken, or it is not fit to be saved).
    Result<SavedHost> add(SavedHost host);
    /// The one with that id becomes this. What its folders say as well it goes on inheriting.
    /// Errors: NotFound; Usage as for add().
    Result<> change(const SavedHost &host);
    /// Into the trash. Errors: NotFound.
    Result<> remove(const HostId &id);
    /// Whether somebody else refers to its credential too: a folder, or another entry, in the trash or not.
    Result<bool> sharesCredential(const SavedHost &host);

private:
    Database &m_database;
};

} // namespace porthole::store
