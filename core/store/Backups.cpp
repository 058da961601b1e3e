#include "core/store/Backups.h"

#include "core/store/Schema.h"
#include "core/store/StoreFile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <algorithm>

namespace porthole::store {

namespace {

const QString kPrefix = QStringLiteral("porthole-");
const QString kSuffix = QStringLiteral(".db");
const QString kTimeFormat = QStringLiteral("yyyyMMdd'T'HHmmss'Z'"); // UTC

QString folderOf(const QString &store)
{
    return QFileInfo(store).absolutePath() + QStringLiteral("/backups");
}

/// By name, and so by time, the newest first.
QList<Backup> filesOf(const QString &store)
{
    const QDir folder(folderOf(store));
    QList<Backup> found;
    const QStringList names =
        folder.entryList({kPrefix + u'*' + kSuffix}, QDir::Files, QDir::Name | QDir::Reversed);
    for (const QString &name : names) {
        const QString time = name.sliced(kPrefix.size()).chopped(kSuffix.size());
        QDateTime made = QDateTime::fromString(time, kTimeFormat);
        made.setTimeSpec(Qt::UTC);
        if (made.isValid())
            found << Backup{folder.filePath(name), made, 0};
    }
    return found;
}

/// What was saved before there were entries counts too.
Result<qint64> countEntries(Database &database)
{
    constexpr int kFirstWithEntries = 6;
    PH_TRY(const QVariant version, database.value(QStringLiteral("PRAGMA user_version")));
    const bool isOld = version.toInt() < kFirstWithEntries;
    PH_TRY(const QVariant count,
           database.value(isOld ? QStringLiteral("SELECT count(*) FROM hosts")
                                : QStringLiteral("SELECT count(*) FROM entries WHERE trashed IS NULL")));
    return count.toLongLong();
}

Result<qint64> examineBackup(const QString &path)
{
    PH_TRY(Database database, Database::open(path, Database::Access::ReadOnly));
    PH_DO(examine(database));
    return countEntries(database);
}

} // namespace

Result<NewFile> copyOf(Database &database, const QString &path)
{
    PH_TRY(NewFile file, NewFile::beside(QFile::encodeName(path)));
    // Takes an empty file, and does not synchronise what it writes.
    PH_DO(database.run(QStringLiteral("VACUUM INTO ?"), {QFile::decodeName(file.name())}));
    PH_DO(file.sync());
    return file;
}

Result<> backUp(Database &database, const QDateTime &now)
{
    const QString store = database.path();
    PH_DO(secureFolder(folderOf(store)));
    const QString path = folderOf(store) + u'/' + kPrefix + now.toUTC().toString(kTimeFormat) + kSuffix;
    PH_TRY(NewFile copy, copyOf(database, path));
    PH_DO(copy.renameTo(QFile::encodeName(path)));
    QList<Backup> all = filesOf(store);
    // Those of a clock that was wrong go first, or they would push out each that comes.
    std::stable_partition(all.begin(), all.end(), [&now](const Backup &backup) {
        return backup.made <= now.addSecs(kBackupSeconds);
    });
    for (qsizetype i = kMostBackups; i < all.size(); ++i) {
        if (!QFile::remove(all[i].path))
            return Error::make(ErrorKind::Storage, all[i].path.toStdString() + " cannot be removed");
    }
    return {};
}

Result<> backUpIfDue(Database &database, const QDateTime &now)
{
    const QList<Backup> all = filesOf(database.path());
    // Whatever else there is: a clock that was wrong leaves one of the future.
    const auto isRecent = [&now](const Backup &backup) {
        return qAbs(backup.made.secsTo(now)) < kBackupSeconds;
    };
    if (std::any_of(all.begin(), all.end(), isRecent))
        return {};
    return backUp(database, now);
}

void removeLeftBackups(const QString &store) { removeLeftNewFiles(folderOf(store), kPrefix); }

Result<QList<Backup>> backupsOf(const QString &store)
{
    QList<Backup> good;
    for (Backup &backup : filesOf(store)) {
        const auto entries = examineBackup(backup.path);
        if (!entries)
            continue;
        backup.entries = *entries;
        good << backup;
    }
    return good;
}

} // namespace porthole::store
