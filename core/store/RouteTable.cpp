#include "core/store/RouteTable.h"

namespace porthole::store {

namespace {

constexpr qsizetype kLongest = 4096; // characters of a cloud's name

} // namespace

Result<QList<SavedRoute>> RouteTable::list()
{
    QList<SavedRoute> routes;
    PH_DO(m_database.each(QStringLiteral("SELECT cloud, host FROM cloud_routes ORDER BY cloud"), {},
                          [&routes](const QSqlQuery &row) {
                              routes << SavedRoute{row.value(0).toString(), HostId{row.value(1).toString()}};
                          }));
    return routes;
}

Result<> RouteTable::set(const QString &cloud, const std::optional<HostId> &host)
{
    if (cloud.isEmpty() || cloud.size() > kLongest || cloud.contains(QChar(0)))
        return Error::make(ErrorKind::Usage, "a cloud's name has 1 to 4096 characters, without NUL");
    PH_TRY(Transaction transaction, Transaction::begin(m_database));
    if (host) {
        PH_DO(
            m_database.run(QStringLiteral("INSERT OR REPLACE INTO cloud_routes (cloud, host) VALUES (?, ?)"),
                           {cloud, host->value}));
    } else {
        PH_DO(m_database.run(QStringLiteral("DELETE FROM cloud_routes WHERE cloud = ?"), {cloud}));
    }
    return transaction.commit();
}

} // namespace porthole::store
