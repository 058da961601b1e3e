#pragma once

#include "core/base/Result.h"
#include "core/model/SavedRoute.h"
#include "core/store/Database.h"

#include <QList>
#include <optional>

namespace porthole::store {

/// The hosts that clouds are reached through, in a database whose schema is up to date. One whose host was
/// removed since stays: a cloud that was behind a host is not reached past it. Changes are transactions.
/// Errors: Storage, and those that are named. Thread: the database's.
class RouteTable {
public:
    /// `database` outlives it.
    explicit RouteTable(Database &database)
        : m_database(database)
    {}

    /// By cloud.
    Result<QList<SavedRoute>> list();
    /// The host of a cloud's way; nothing: directly. Errors: Usage (a name that is none).
    Result<> set(const QString &cloud, const std::optional<HostId> &host);

private:
    Database &m_database;
};

} // namespace porthole::store
