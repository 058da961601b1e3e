#pragma once

#include "core/store/Database.h"

#include <QStringList>
#include <span>
#include <string>

namespace porthole::store {

/// What brings a database from one version of the schema to the next: statements.
using Migration = QStringList;

/// All of ours, in order. A version is the number of migrations that were done; it is in the file's
/// user_version. Migrations that were once released are never changed.
std::span<const Migration> migrations();

/// Marks a SQLite file as ours, in its application_id: "Port".
constexpr int kApplicationId = 0x506f7274;

/// Brings a database forward as far as `steps` go, in one transaction: all of them or none. Two processes may
/// do that at once. Errors: Storage, also for a version above ours, which is left as it is.
Result<> migrate(Database &database, std::span<const Migration> steps = migrations());

/// Whether migrate() would do something.
Result<bool> needsMigration(Database &database);

/// What a look at a database has found.
struct Health {
    enum class State : quint8 { Good, Newer, Damaged };
    State state = State::Good;
    std::string why{}; ///< empty where it is good
};

/// Looks at all of it, and changes nothing. Errors: Storage, where there is no telling or it is damaged so
/// that SQLite stops (meansDamage()).
Result<Health> inspect(Database &database);

/// Looks whether a database is whole, ours and of a version that we know, and changes nothing. Errors:
/// Storage.
Result<> examine(Database &database);

} // namespace porthole::store
