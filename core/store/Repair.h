#pragma once

#include "core/store/Backups.h"

#include <string>

namespace porthole::store {

enum class StoreState : quint8 {
    Good,
    Missing, ///< and will be made
    Damaged, ///< a backup can take its place
    Newer,   ///< written by a newer Porthole: it is to be used with that one
    Unusable ///< not ours to read, or the disk fails: nothing that a backup would help with
};

/// How a store is found, without changing anything.
struct StoreCondition {
    StoreState state = StoreState::Good;
    std::string why{};       ///< for the expert; empty where it is good
    QList<Backup> backups{}; ///< the newest first
    std::string unsaved{};   ///< why the last backup could not be made; empty: it could
};

/// Thread: any.
StoreCondition conditionOf(const QString &path);

/// A backup takes the place of a damaged store, whose file stays what it is under another name, with
/// ".bad-" and the time behind it. Errors: Usage (the store is not damaged, another instance may have been
/// faster); Storage. Nobody of this process has it open. Thread: any.
Result<> restoreBackup(const QString &path, const Backup &backup, const QDateTime &now);

} // namespace porthole::store
