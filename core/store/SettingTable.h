#pragma once

#include "core/base/Result.h"
#include "core/store/Database.h"

#include <QHash>
#include <QString>

namespace porthole::store {

/// What the user has set, as texts under keys, in a database whose schema is up to date. What each means is
/// not known here; never a secret. Changes are transactions. Errors: Storage, and those that are named.
/// Thread: the database's.
class SettingTable {
public:
    using Settings = QHash<QString, QString>;

    /// `database` outlives it.
    explicit SettingTable(Database &database)
        : m_database(database)
    {}

    Result<Settings> read();
    /// Sets those that are given; the others stay. All of them or none. Errors: Usage (a key or text is not
    /// fit to be saved).
    Result<> write(const Settings &settings);

private:
    Database &m_database;
};

} // namespace porthole::store
