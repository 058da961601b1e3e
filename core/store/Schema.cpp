#include "core/store/Schema.h"

namespace porthole::store {

namespace {

Result<int> versionOf(Database &database)
{
    PH_TRY(const QVariant version, database.value(QStringLiteral("PRAGMA user_version")));
    return version.toInt();
}

/// Why a version is not one that is known; empty if it is.
std::string whyUnknown(int version, std::size_t known)
{
    if (version >= 0 && static_cast<std::size_t>(version) <= known)
        return {};
    return "it was written by a newer Porthole (version " + std::to_string(version) +
           " of its schema, this one knows " + std::to_string(known) + ")";
}

Error refused(const Database &database, const std::string &why)
{
    return Error::make(ErrorKind::Storage, database.path().toStdString() + ": " + why);
}

Result<> checkVersion(const Database &database, int version, std::size_t known)
{
    if (const std::string why = whyUnknown(version, known); !why.empty())
        return refused(database, why);
    return {};
}

} // namespace

Result<> migrate(Database &database, std::span<const Migration> steps)
{
    PH_TRY(const int before, versionOf(database));
    PH_DO(checkVersion(database, before, steps.size()));
    if (static_cast<std::size_t>(before) == steps.size())
        return {};

    PH_TRY(Transaction transaction, Transaction::begin(database));
    // Another process may have been faster.
    PH_TRY(const int version, versionOf(database));
    PH_DO(checkVersion(database, version, steps.size()));
    for (const Migration &step : steps.subspan(static_cast<std::size_t>(version))) {
        for (const QString &statement : step)
            PH_DO(database.run(statement));
    }
    // PRAGMA takes no bound values.
    PH_DO(database.run(QStringLiteral("PRAGMA application_id = %1").arg(kApplicationId)));
    PH_DO(database.run(QStringLiteral("PRAGMA user_version = %1").arg(steps.size())));
    return transaction.commit();
}

Result<bool> needsMigration(Database &database)
{
    PH_TRY(const int version, versionOf(database));
    return static_cast<std::size_t>(version) < migrations().size();
}

Result<Health> inspect(Database &database)
{
    PH_TRY(const QVariant id, database.value(QStringLiteral("PRAGMA application_id")));
    if (id.toInt() != kApplicationId)
        return Health{Health::State::Damaged, "it is damaged, or not a store of Porthole's"};
    PH_TRY(const int version, versionOf(database));
    if (std::string why = whyUnknown(version, migrations().size()); !why.empty())
        return Health{Health::State::Newer, std::move(why)};
    PH_TRY(const QVariant check, database.value(QStringLiteral("PRAGMA integrity_check(1)")));
    if (check.toString() != QStringLiteral("ok"))
        return Health{Health::State::Damaged, "it is damaged (" + check.toString().toStdString() + ")"};
    return Health{};
}

Result<> examine(Database &database)
{
    PH_TRY(const Health health, inspect(database));
    if (health.state != Health::State::Good)
        return refused(database, health.why);
    return {};
}

} // namespace porthole::store
