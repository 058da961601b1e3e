#include "core/store/Database.h"

#include <QSqlDatabase>
#include <QSqlError>

#include <atomic>

namespace porthole::store {

namespace {

/// SQLite's primary result codes. Source: sqlite.org/rescode.html.
enum ResultCode {
    Busy = 5,
    ReadOnlyFile = 8,
    InputOutput = 10,
    Corrupt = 11,
    Full = 13,
    CantOpen = 14,
    NotADatabase = 26
};

constexpr char kDamaged[] = "it is damaged";
constexpr char kBusy[] = "another program holds it";

bool says(const Error &error, const char *meaning)
{
    return error.kind == ErrorKind::Storage && error.detail.find(meaning) != std::string::npos;
}

const char *meaningOf(int code)
{
    // The upper bits make the code more precise.
    switch (code & 0xff) {
    case Busy:
        return kBusy;
    case ReadOnlyFile:
        return "it may not be written";
    case InputOutput:
        return "the disk fails";
    case Corrupt:
    case NotADatabase:
        return kDamaged;
    case Full:
        return "the disk is full";
    case CantOpen:
        return "it cannot be opened";
    default:
        return "SQLite fails";
    }
}

Error storageError(const QString &path, const QSqlError &error)
{
    return Error::make(ErrorKind::Storage, path.toStdString() + ": " +
                                               meaningOf(error.nativeErrorCode().toInt()) + " (" +
                                               error.databaseText().toStdString() + ")");
}

QString newConnectionName()
{
    static std::atomic<quint64> count{0};
    return QStringLiteral("porthole-store-%1").arg(++count);
}

} // namespace

/// Qt's registry of connections has what is open by a name.
struct Database::Connection {
    Connection()
        : name(newConnectionName())
        , database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name))
    {}
    ~Connection()
    {
        database = {};
        QSqlDatabase::removeDatabase(name);
    }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    const QString name;
    QSqlDatabase database;
    QString path;
};

Database::Database(std::unique_ptr<Connection> connection)
    : m_connection(std::move(connection))
{}

Database::Database(Database &&) noexcept = default;
Database &Database::operator=(Database &&) noexcept = default;
Database::~Database() = default;

const QString &Database::path() const { return m_connection->path; }

Result<Database> Database::open(const QString &path, Access access)
{
    auto connection = std::make_unique<Connection>();
    if (!connection->database.isValid())
        return Error::make(ErrorKind::Storage, "Qt's SQLite driver is not installed");
    connection->path = path;
    connection->database.setDatabaseName(path);
    connection->database.setConnectOptions(
        QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1%2")
            .arg(kBusyMilliseconds)
            .arg(access == Access::ReadOnly ? QStringLiteral(";QSQLITE_OPEN_READONLY") : QString()));
    if (!connection->database.open())
        return storageError(path, connection->database.lastError());
    return Database(std::move(connection));
}

Result<Statement> Database::prepare(const QString &statement)
{
    QSqlQuery query(m_connection->database);
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        return storageError(path(), query.lastError());
    return Statement(std::move(query), path());
}

Result<QSqlQuery> Database::run(const QString &statement, const QVariantList &values)
{
    PH_TRY(Statement prepared, prepare(statement));
    PH_DO(prepared.run(values));
    return std::move(prepared.row());
}

Result<QVariant> Database::value(const QString &statement, const QVariantList &values)
{
    PH_TRY(Statement prepared, prepare(statement));
    return prepared.value(values);
}

Result<> Database::each(const QString &statement, const QVariantList &values,
                        const std::function<void(const QSqlQuery &)> &take)
{
    PH_TRY(Statement prepared, prepare(statement));
    PH_DO(prepared.run(values));
    while (true) {
        PH_TRY(const bool isRow, prepared.next());
        if (!isRow)
            return {};
        take(prepared.row());
    }
}

Result<> Statement::run(const QVariantList &values)
{
    for (qsizetype i = 0; i < values.size(); ++i)
        m_query.bindValue(static_cast<int>(i), values[i]);
    if (!m_query.exec())
        return storageError(m_path, m_query.lastError());
    return {};
}

Result<bool> Statement::next()
{
    if (m_query.next())
        return true;
    const QSqlError error = m_query.lastError();
    return error.isValid() ? Result<bool>(storageError(m_path, error)) : Result<bool>(false);
}

Result<QVariant> Statement::value(const QVariantList &values)
{
    PH_DO(run(values));
    PH_TRY(const bool isRow, next());
    if (!isRow)
        return Error::make(ErrorKind::Storage,
                           m_path.toStdString() + ": no answer to a question that has one");
    QVariant answer = m_query.value(0);
    m_query.finish(); // nothing is left open that would hold up a checkpoint
    return answer;
}

bool meansDamage(const Error &error) { return says(error, kDamaged); }
bool meansBusy(const Error &error) { return says(error, kBusy); }

Result<Transaction> Transaction::begin(Database &database)
{
    PH_DO(database.run(QStringLiteral("BEGIN IMMEDIATE")));
    return Transaction(database);
}

Transaction::~Transaction()
{
    if (m_database)
        (void)m_database->run(QStringLiteral("ROLLBACK")).has_value(); // SQLite may have done it already
}

Result<> Transaction::commit()
{
    PH_DO(m_database->run(QStringLiteral("COMMIT")));
    m_database = nullptr;
    return {};
}

} // namespace porthole::store
