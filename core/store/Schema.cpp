#include "core/store/Schema.h"

#include <array>

namespace porthole::store {

namespace {

Result<int> versionOf(Database &database)
{
    PH_TRY(const QVariant version, database.value(QStringLiteral("PRAGMA user_version")));
    return version.toInt();
}

Result<> checkVersion(const Database &database, int version, std::size_t known)
{
    if (version < 0 || static_cast<std::size_t>(version) > known)
        return Error::make(ErrorKind::Storage,
                           database.path().toStdString() + ": it was written by a newer Porthole (version " +
                               std::to_string(version) + " of its schema, this one knows " +
                               std::to_string(known) + ")");
    return {};
}

} // namespace

std::span<const Migration> migrations()
{
    // `folded` is the name without regard to case, of the whole of Unicode, which SQLite's NOCASE is not.
    static const auto hosts = QStringLiteral(R"(CREATE TABLE hosts (
            id TEXT PRIMARY KEY NOT NULL,
            name TEXT NOT NULL,
            folded TEXT NOT NULL UNIQUE,
            host TEXT NOT NULL,
            port INTEGER NOT NULL,
            user TEXT NOT NULL,
            identity_file TEXT NOT NULL,
            agent_command TEXT,
            agent TEXT NOT NULL,
            credential TEXT
        ) STRICT)");
    static const auto gateways = QStringLiteral(R"(CREATE TABLE gateways (
            address TEXT PRIMARY KEY NOT NULL,
            user TEXT NOT NULL,
            host TEXT NOT NULL,
            host_user TEXT NOT NULL
        ) STRICT)");
    // No REFERENCES: a route outlives its host, and so does not become the way past it.
    static const auto routes = QStringLiteral(R"(CREATE TABLE cloud_routes (
            cloud TEXT PRIMARY KEY NOT NULL,
            host TEXT NOT NULL
        ) STRICT)");
    static const auto settings = QStringLiteral(R"(CREATE TABLE settings (
            key TEXT PRIMARY KEY NOT NULL,
            value TEXT NOT NULL
        ) STRICT)");
    static const auto snippets = QStringLiteral(R"(CREATE TABLE snippets (
            name TEXT PRIMARY KEY NOT NULL,
            text TEXT NOT NULL
        ) STRICT)");
    // One a line, as HostTable has them.
    static const auto tunnels =
        QStringLiteral("ALTER TABLE hosts ADD COLUMN tunnels TEXT NOT NULL DEFAULT ''");
    static const std::array<Migration, 5> all{Migration{hosts}, Migration{gateways}, Migration{routes},
                                              Migration{settings, snippets}, Migration{tunnels}};
    return all;
}

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

Result<> examine(Database &database)
{
    PH_TRY(const QVariant id, database.value(QStringLiteral("PRAGMA application_id")));
    if (id.toInt() != kApplicationId)
        return Error::make(ErrorKind::Storage,
                           database.path().toStdString() + ": it is damaged, or not a store of Porthole's");
    PH_TRY(const int version, versionOf(database));
    PH_DO(checkVersion(database, version, migrations().size()));
    PH_TRY(const QVariant check, database.value(QStringLiteral("PRAGMA quick_check(1)")));
    if (check.toString() != QStringLiteral("ok"))
        return Error::make(ErrorKind::Storage, database.path().toStdString() + ": it is damaged (" +
                                                   check.toString().toStdString() + ")");
    return {};
}

} // namespace porthole::store
