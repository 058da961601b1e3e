#pragma once

#include "core/base/Result.h"

#include <QSqlQuery>
#include <QString>
#include <QVariant>
#include <functional>
#include <memory>
#include <utility>

namespace porthole::store {

class Statement;

/// A SQLite database, open. Every failure is an Error: Storage, with what SQLite said; NotFound and Usage
/// never. Thread: the one that opened it.
class Database {
public:
    enum class Access : quint8 { ReadOnly, ReadWrite };

    /// How long another process's transaction is waited for.
    static constexpr int kBusyMilliseconds = 5000;

    static Result<Database> open(const QString &path, Access access);
    Database(Database &&) noexcept;
    Database &operator=(Database &&) noexcept;
    ~Database();

    /// One statement, with values for its question marks.
    Result<QSqlQuery> run(const QString &statement, const QVariantList &values = {});
    /// The first column of the first row of the answer. Errors: Storage too if there is none.
    Result<QVariant> value(const QString &statement, const QVariantList &values = {});
    /// Hands out each row of the answer. Where the file turns out to be damaged only further on, rows were
    /// handed out already when the error comes: they are not the answer.
    Result<> each(const QString &statement, const QVariantList &values,
                  const std::function<void(const QSqlQuery &)> &take);

    /// One that is run often, with different values.
    Result<Statement> prepare(const QString &statement);

    const QString &path() const;

private:
    struct Connection;
    explicit Database(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> m_connection;
};

/// A statement that SQLite has read already. The database outlives it.
class Statement {
public:
    /// Afterwards row() is ahead of the first row.
    Result<> run(const QVariantList &values = {});
    QSqlQuery &row() { return m_query; }
    /// Goes to the next row; false behind the last one. QSqlQuery::next() says false after an error, too.
    Result<bool> next();
    /// The first column of the first row. Errors: Storage too if there is none.
    Result<QVariant> value(const QVariantList &values = {});

private:
    friend class Database;
    Statement(QSqlQuery query, QString path)
        : m_query(std::move(query))
        , m_path(std::move(path))
    {}
    QSqlQuery m_query;
    QString m_path;
};

/// Whether SQLite has failed because the file is damaged, and not for want of room or rights.
bool meansDamage(const Error &error);
/// Whether another process was in the way.
bool meansBusy(const Error &error);

/// A transaction that is undone unless it is committed. It has the right to write from its beginning on, so
/// that two processes wait for each other instead of failing half-way.
class Transaction {
public:
    static Result<Transaction> begin(Database &database);
    Transaction(Transaction &&other) noexcept
        : m_database(std::exchange(other.m_database, nullptr))
    {}
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    /// What was written is on the disk when this has succeeded.
    Result<> commit();

private:
    explicit Transaction(Database &database)
        : m_database(&database)
    {}
    Database *m_database;
};

} // namespace porthole::store
