#pragma once

#include "core/store/Backups.h"

namespace porthole::store {

/// How a store is found, without changing anything; its backups are not looked at. Thread: any.
StoreCondition conditionOf(const QString &path);

/// A backup takes the place of a damaged store, whose file stays what it is under another name, with
/// ".bad-" and the time behind it. Errors: Usage (the store is not damaged, another instance may have been
/// faster; or another instance has it open, and would go on saving into what was put aside); Storage. Nobody
/// of this process has it open. Thread: any.
Result<> restoreBackup(const QString &path, const Backup &backup, const QDateTime &now);

} // namespace porthole::store
