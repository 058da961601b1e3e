#pragma once

#include "core/base/Result.h"
#include "core/model/StoreCondition.h"
#include "core/store/Database.h"
#include "core/store/NewFile.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace porthole::store {

constexpr int kMostBackups = 5;
constexpr qint64 kBackupSeconds = 24 * 3600; ///< how old the newest is when another is due

/// A whole copy of a database, in a new file beside `path`, on the disk. Takes no lock that would hold up a
/// writer. Errors: Storage. Thread: the database's.
Result<NewFile> copyOf(Database &database, const QString &path);

/// Makes a backup of a store, and removes the oldest where there are more than kMostBackups.
/// Errors: Storage. Thread: the database's.
Result<> backUp(Database &database, const QDateTime &now);
/// The same, if the newest is not of today.
Result<> backUpIfDue(Database &database, const QDateTime &now);

/// Removes what a process that was killed left of a backup: see removeLeftNewFiles().
void removeLeftBackups(const QString &store);

/// The backups of the store in that file, the newest first. Those that are damaged themselves, or newer than
/// this program, are left out. Errors: Storage. Thread: any.
Result<QList<Backup>> backupsOf(const QString &store);

} // namespace porthole::store
