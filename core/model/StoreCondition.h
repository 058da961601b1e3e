#pragma once

#include <QDateTime>
#include <QList>
#include <QString>
#include <string>

namespace porthole {

/// What is saved as it was at a time: a file of its own, in a folder that is the user's alone.
struct Backup {
    QString path;
    QDateTime made;     ///< UTC
    qint64 entries = 0; ///< that were saved then and not in the trash

    friend bool operator==(const Backup &, const Backup &) = default;
};

/// How the file is found in which everything is saved.
enum class StoreState : quint8 {
    Good,
    Missing, ///< and will be made
    Damaged, ///< a backup can take its place
    Newer,   ///< written by a newer Porthole: it is to be used with that one
    Unusable ///< not ours to read, or the disk fails: nothing that a backup would help with
};

struct StoreCondition {
    StoreState state = StoreState::Good;
    std::string why{};       ///< for the expert; empty where it is good
    QList<Backup> backups{}; ///< the newest first
    std::string unsaved{};   ///< why the last backup could not be made; empty: it could
};

} // namespace porthole
