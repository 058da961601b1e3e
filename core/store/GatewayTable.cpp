#include "core/store/GatewayTable.h"

namespace porthole::store {

namespace {

constexpr qsizetype kLongest = 4096; // characters of any text

/// SQLite takes a null QString for NULL.
QString notNull(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }

Result<> check(const SavedGateway &gateway)
{
    for (const QString &text : {gateway.user, gateway.host, gateway.hostUser}) {
        if (text.size() > kLongest || text.contains(QChar(0)))
            return Error::make(ErrorKind::Usage,
                               "a saved Slycat server has texts of at most 4096 characters, without NUL");
    }
    return {};
}

} // namespace

Result<QList<SavedGateway>> GatewayTable::list()
{
    PH_TRY(QSqlQuery rows, m_database.run(QStringLiteral(
                               "SELECT address, user, host, host_user FROM gateways ORDER BY address")));
    QList<SavedGateway> gateways;
    while (rows.next()) {
        if (const auto url = GatewayUrl::parse(rows.value(0).toString()))
            gateways << SavedGateway{*url, rows.value(1).toString(), rows.value(2).toString(),
                                     rows.value(3).toString()};
    }
    return gateways;
}

Result<> GatewayTable::save(const SavedGateway &gateway)
{
    PH_DO(check(gateway));
    PH_TRY(Transaction transaction, Transaction::begin(m_database));
    PH_DO(m_database.run(
        QStringLiteral(
            "INSERT OR REPLACE INTO gateways (address, user, host, host_user) VALUES (?, ?, ?, ?)"),
        {gateway.url.displayName(), notNull(gateway.user), notNull(gateway.host),
         notNull(gateway.hostUser)}));
    return transaction.commit();
}

Result<> GatewayTable::remove(const GatewayUrl &url)
{
    PH_TRY(Transaction transaction, Transaction::begin(m_database));
    PH_DO(m_database.run(QStringLiteral("DELETE FROM gateways WHERE address = ?"), {url.displayName()}));
    return transaction.commit();
}

} // namespace porthole::store
