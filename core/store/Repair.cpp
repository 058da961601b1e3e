#include "core/store/Repair.h"

#include "core/store/Schema.h"
#include "core/store/StoreFile.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace porthole::store {

namespace {

QString journalOf(const QString &path) { return path + QStringLiteral("-wal"); }

StoreCondition found(StoreState state, std::string why) { return {state, std::move(why), {}, {}}; }

StoreCondition examined(const QString &path)
{
    auto database = Database::open(path, Database::Access::ReadOnly);
    auto health = database ? inspect(*database) : Result<Health>(database.error());
    if (!health)
        return found(meansDamage(health.error()) ? StoreState::Damaged : StoreState::Unusable,
                     health.error().detail);
    switch (health->state) {
    case Health::State::Good:
        return {};
    case Health::State::Newer:
        return found(StoreState::Newer, health->why);
    case Health::State::Damaged:
        return found(StoreState::Damaged, health->why);
    }
    return {};
}

/// Under another name too; the same file, so that not a bit of it is copied wrongly, or has no room.
Result<> keepAside(const QByteArray &path, const QByteArray &aside)
{
    if (::link(path.constData(), aside.constData()) != 0 && errno != ENOENT)
        return fileFailed(aside, "cannot make", errno);
    return {};
}

Result<> moveAside(const QByteArray &path, const QByteArray &aside)
{
    if (std::rename(path.constData(), aside.constData()) != 0 && errno != ENOENT)
        return fileFailed(aside, "cannot make", errno);
    return {};
}

/// Whether another process has it open. SQLite has a shared lock on these bytes for as long as it uses a
/// write-ahead log. Source: sqlite.org/src, os.h (SHARED_FIRST, SHARED_SIZE); sqlite.org/wal.html
/// section 2.2.
Result<bool> isOpenElsewhere(const QByteArray &path)
{
    constexpr off_t kShared = 0x40000002;
    const int file = ::open(path.constData(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0)
        return errno == ENOENT ? Result<bool>(false) : fileFailed(path, "cannot open", errno);
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = kShared;
    lock.l_len = 510;
    const bool isKnown = ::fcntl(file, F_GETLK, &lock) == 0;
    const int why = errno;
    ::close(file);
    return isKnown ? Result<bool>(lock.l_type != F_UNLCK) : fileFailed(path, "cannot look at", why);
}

} // namespace

StoreCondition conditionOf(const QString &path)
{
    const auto exists = secureStoreFile(path);
    if (!exists)
        return found(StoreState::Unusable, exists.error().detail);
    if (!*exists) {
        const bool isLost = QFileInfo::exists(journalOf(path));
        return isLost ? found(StoreState::Damaged, "it is missing, and its journal (-wal) is still there")
                      : found(StoreState::Missing, "there is none yet");
    }
    if (QFileInfo(path).size() == 0)
        return found(StoreState::Damaged, "it is empty");
    return examined(path);
}

Result<> restoreBackup(const QString &path, const Backup &backup, const QDateTime &now)
{
    if (conditionOf(path).state != StoreState::Damaged)
        return Error::make(ErrorKind::Usage, path.toStdString() + ": it is not damaged");
    PH_TRY(const bool isOpen, isOpenElsewhere(QFile::encodeName(path)));
    if (isOpen)
        return Error::make(ErrorKind::Usage,
                           path.toStdString() + ": another window of Porthole has it open; close that first");
    PH_TRY(Database good, Database::open(backup.path, Database::Access::ReadOnly));
    PH_DO(examine(good));
    PH_TRY(NewFile copy, copyOf(good, path));

    const QByteArray name = QFile::encodeName(path);
    const QByteArray aside = name + ".bad-" + now.toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'").toLatin1();
    PH_DO(keepAside(name, aside));
    // SQLite would take the old journal for the new file's. It goes first: without it, the old file is as
    // damaged as it was.
    PH_DO(moveAside(QFile::encodeName(journalOf(path)), aside + "-wal"));
    ::unlink((name + "-shm").constData());
    return copy.renameTo(name);
}

} // namespace porthole::store
