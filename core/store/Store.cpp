#include "core/store/Store.h"

#include "core/store/Schema.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace porthole::store {

namespace {

Error failed(const QByteArray &path, const char *what, int error)
{
    return Error::make(ErrorKind::Storage,
                       std::string(what) + " " + path.toStdString() + ": " + std::strerror(error));
}

/// A file under a name of its own, gone with this object.
class NewFile {
public:
    static Result<NewFile> beside(const QByteArray &path)
    {
        QByteArray name = path + ".new-XXXXXX";
        const int file = ::mkostemp(name.data(), O_CLOEXEC); // 0600
        if (file < 0)
            return failed(name, "cannot make", errno);
        ::close(file);
        return NewFile(std::move(name));
    }
    NewFile(NewFile &&other) noexcept
        : m_name(std::exchange(other.m_name, {}))
    {}
    NewFile &operator=(NewFile &&) = delete;
    ~NewFile()
    {
        if (!m_name.isEmpty())
            ::unlink(m_name.constData());
    }
    const QByteArray &name() const { return m_name; }

private:
    explicit NewFile(QByteArray name)
        : m_name(std::move(name))
    {}
    QByteArray m_name;
};

/// A name is on the disk once its folder is.
Result<> syncFolder(const QByteArray &path)
{
    const int folder = ::open(path.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return failed(path, "cannot open", errno);
    const int outcome = ::fsync(folder);
    const int error = errno;
    ::close(folder);
    if (outcome != 0)
        return failed(path, "cannot write", error);
    return {};
}

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
    if (::link(made.name().constData(), name.constData()) != 0 &&
        errno != EEXIST) // another process was faster
        return failed(name, "cannot make", errno);
    return syncFolder(QFile::encodeName(QFileInfo(path).absolutePath()));
}

Result<> examineFile(const QString &path)
{
    PH_TRY(Database database, Database::open(path, Database::Access::ReadOnly));
    return examine(database);
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
    // Readers and a writer do not hold each other up; a commit that was answered survives a power cut.
    PH_DO(database.run(QStringLiteral("PRAGMA journal_mode = WAL")));
    PH_DO(database.run(QStringLiteral("PRAGMA synchronous = FULL")));
    PH_DO(database.run(QStringLiteral("PRAGMA foreign_keys = ON")));
    // The file's own schema is believed no further than needed.
    PH_DO(database.run(QStringLiteral("PRAGMA trusted_schema = OFF")));
    PH_DO(migrate(database));
    return database;
}

Result<Database *> Store::Keeper::open()
{
    if (!m_database) {
        PH_TRY(m_database, openStore(m_path));
    }
    return &*m_database;
}

Store::Store(QString path)
    : m_keeper(new Keeper(std::move(path)))
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

void Store::post(std::function<void(Keeper &)> call)
{
    QMetaObject::invokeMethod(
        m_keeper, [keeper = m_keeper, run = std::move(call)] { run(*keeper); }, Qt::QueuedConnection);
}

} // namespace porthole::store
