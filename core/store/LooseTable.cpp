#include "core/store/LooseTable.h"

namespace porthole::store {

Result<QList<CredentialRef>> LooseTable::notedUntil(const QDateTime &when)
{
    QList<CredentialRef> loose;
    PH_DO(m_database.each(QStringLiteral("SELECT credential FROM loose_credentials WHERE noted <= ?"),
                          {when.toMSecsSinceEpoch()}, [&loose](const QSqlQuery &row) {
                              loose << CredentialRef{row.value(0).toString()};
                          }));
    return loose;
}

Result<bool> LooseTable::has(const CredentialRef &credential)
{
    PH_TRY(const QVariant found,
           m_database.value(
               QStringLiteral("SELECT EXISTS (SELECT 1 FROM loose_credentials WHERE credential = ?)"),
               {credential.value}));
    return found.toBool();
}

Result<> LooseTable::forget(const CredentialRef &credential)
{
    PH_TRY(Transaction transaction, Transaction::begin(m_database));
    PH_DO(m_database.run(QStringLiteral("DELETE FROM loose_credentials WHERE credential = ?"),
                         {credential.value}));
    return transaction.commit();
}

} // namespace porthole::store
