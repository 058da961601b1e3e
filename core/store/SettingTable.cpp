#include "core/store/SettingTable.h"

namespace porthole::store {

namespace {

constexpr qsizetype kLongestKey = 100, kLongestValue = 4096; // characters

Result<> check(const QString &key, const QString &value)
{
    if (key.isEmpty() || key.size() > kLongestKey || value.size() > kLongestValue || key.contains(QChar(0)) ||
        value.contains(QChar(0)))
        return Error::make(
            ErrorKind::Usage,
            "a setting has a name of at most 100 characters, a value of at most 4096, and no NUL");
    return {};
}

} // namespace

Result<SettingTable::Settings> SettingTable::read()
{
    Settings settings;
    PH_DO(m_database.each(QStringLiteral("SELECT key, value FROM settings"), {},
                          [&settings](const QSqlQuery &row) {
                              settings.insert(row.value(0).toString(), row.value(1).toString());
                          }));
    return settings;
}

Result<> SettingTable::write(const Settings &settings)
{
    PH_TRY(Transaction transaction, Transaction::begin(m_database));
    for (auto at = settings.constBegin(); at != settings.constEnd(); ++at) {
        PH_DO(check(at.key(), at.value()));
        // SQLite takes a null QString for NULL.
        const QString value = at.value().isNull() ? QStringLiteral("") : at.value();
        PH_DO(m_database.run(QStringLiteral("INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)"),
                             {at.key(), value}));
    }
    return transaction.commit();
}

} // namespace porthole::store
