#pragma once

#include "core/base/Result.h"
#include "core/model/SavedGateway.h"
#include "core/store/Database.h"

#include <QList>

namespace porthole::store {

/// The entries that are Slycat servers and not in the trash. Changes are transactions.
/// Errors: Storage, and those that are named. Thread: the database's.
class GatewayTable {
public:
    /// `database` outlives it.
    explicit GatewayTable(Database &database)
        : m_database(database)
    {}

    /// By address. What is no address of a server's is left out.
    Result<QList<SavedGateway>> list();
    /// Adds it, or overwrites the one with its address. Errors: Usage (a text is not fit to be saved).
    Result<> save(const SavedGateway &gateway);
    /// Into the trash. It is no error if it is not there.
    Result<> remove(const GatewayUrl &url);

private:
    Database &m_database;
};

} // namespace porthole::store
