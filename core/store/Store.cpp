#include "core/store/Store.h"

#include "core/store/NewFile.h"
#include "core/store/Schema.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QThread>

namespace porthole::store {

namespace {

constexpr unsigned long kTurnMilliseconds = 5; // for another process that is in the way

/// The store appears whole under its name, or not at all: an empty file there is a damaged one.
Result<> makeStore(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    // SQLite would take a journal that lies there for the new file's own.
    if (QFileInfo::exists(path + QStringLiteral("-wal")) && !QFileInfo::exists(path))
        return Error::make(ErrorKind::Storage,
                           path.toStdString() + ": it is missing, and its journal (-wal) is still there");
    PH_TRY(const NewFile made, NewFile::beside(name));
    {
        PH_TRY(Database database,
               Database::open(QFile::decodeName(made.name()), Database::Access::ReadWrite));
        PH_DO(migrate(database));
    }
    return made.linkAs(name); // another process may have been faster
}

Result<> examineFile(const QString &path)
{
    PH_TRY(Database database, Database::open(path, Database::Access::ReadOnly));
    return examine(database);
}

/// Lets readers and a writer not hold each other up. SQLite does not wait for the lock of this change where
/// two processes that both read want it (sqlite.org/c3ref/busy_handler.html): it fails for one of them at
/// once.
Result<> useWriteAheadLog(Database &database)
{
    const QDeadlineTimer end(Database::kBusyMilliseconds);
    for (;;) {
        const auto changed = database.run(QStringLiteral("PRAGMA journal_mode = WAL"));
        if (changed)
            return {};
        if (!meansBusy(changed.error()) || end.hasExpired())
            return changed.error();
        QThread::msleep(kTurnMilliseconds);
    }
}

} // namespace

Result<Database> openStore(const QString &path)
{
    PH_TRY(const bool exists, secureStoreFile(path));
    if (!exists)
        PH_DO(makeStore(path));
    // SQLite takes an empty file for a new database.
    if (QFileInfo(path).size() == 0)
        return Error::make(ErrorKind::Storage, path.toStdString() + ": it is damaged (it is empty)");
    PH_DO(examineFile(path));
    PH_TRY(Database database, Database::open(path, Database::Access::ReadWrite));
    PH_DO(useWriteAheadLog(database));
    // A commit that was answered survives a power cut.
    PH_DO(database.run(QStringLiteral("PRAGMA synchronous = FULL")));
    PH_DO(database.run(QStringLiteral("PRAGMA foreign_keys = ON")));
    // The file's own schema is believed no further than needed.
    PH_DO(database.run(QStringLiteral("PRAGMA trusted_schema = OFF")));
    PH_TRY(const bool isOld, needsMigration(database));
    if (isOld)
        PH_DO(backUp(database, QDateTime::currentDateTimeUtc()));
    PH_DO(migrate(database));
    return database;
}

Result<Database *> Store::Keeper::open()
{
    if (!m_database) {
        PH_TRY(m_database, openStore(m_path));
        removeLeftNewFiles(QFileInfo(m_path).absolutePath(), QFileInfo(m_path).fileName());
        removeLeftBackups(m_path);
        backUpLater();
    }
    return &*m_database;
}

/// When what was wanted of it first is done, and then for as long as the program runs.
void Store::Keeper::backUpLater()
{
    if (m_backupTime)
        return;
    m_backupTime = new QTimer(this);
    QObject::connect(m_backupTime, &QTimer::timeout, this, [this] {
        m_backupTime->setInterval(kBackupLook);
        if (!m_database)
            return;
        const auto done = backUpIfDue(*m_database, QDateTime::currentDateTimeUtc());
        m_unsaved = done ? std::string() : done.error().detail;
    });
    m_backupTime->start(m_backupDelay);
}

StoreCondition Store::Keeper::condition()
{
    StoreCondition condition = conditionOf(m_path);
    if (auto backups = backupsOf(m_path))
        condition.backups = *std::move(backups);
    condition.unsaved = m_unsaved;
    return condition;
}

Result<> Store::Keeper::restore(const Backup &backup)
{
    m_database.reset();
    return restoreBackup(m_path, backup, QDateTime::currentDateTimeUtc());
}

Store::Store(QString path, std::chrono::milliseconds backupDelay)
    : m_keeper(new Keeper(std::move(path), backupDelay))
{
    m_thread.setObjectName(QStringLiteral("store"));
    m_keeper->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_keeper, &QObject::deleteLater);
    m_thread.start();
}

Store::~Store()
{
    // Behind everything that was posted before.
    QMetaObject::invokeMethod(
        m_keeper, [thread = &m_thread] { thread->quit(); }, Qt::QueuedConnection);
    m_thread.wait();
}

Task<Result<std::string>> Store::backupProblem()
{
    return ask<std::string>([](Keeper &keeper) -> Result<std::string> { return keeper.unsaved(); });
}

Task<Result<StoreCondition>> Store::condition()
{
    return ask<StoreCondition>([](Keeper &keeper) -> Result<StoreCondition> { return keeper.condition(); });
}

Task<Result<>> Store::restore(const Backup &backup)
{
    return ask<void>([backup](Keeper &keeper) { return keeper.restore(backup); });
}

void Store::post(std::function<void(Keeper &)> call)
{
    QMetaObject::invokeMethod(
        m_keeper, [keeper = m_keeper, run = std::move(call)] { run(*keeper); }, Qt::QueuedConnection);
}

} // namespace porthole::store
