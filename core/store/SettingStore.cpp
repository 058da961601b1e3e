#include "core/store/SettingStore.h"

#include "core/store/Store.h"

namespace porthole::store {

SettingStore::SettingStore(Store &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_door(std::make_shared<async::Door<SettingStore>>(*this))
{}

SettingStore::~SettingStore() { m_door->close(); }

Task<Result<SettingTable::Settings>> SettingStore::read()
{
    return m_store.run<SettingTable::Settings>(
        [](Database &database) { return SettingTable(database).read(); });
}

Task<Result<>> SettingStore::write(const SettingTable::Settings &settings)
{
    return m_store.run<void>([to = m_door, settings](Database &database) {
        Result<> outcome = SettingTable(database).write(settings);
        if (outcome)
            to->post([](SettingStore &store) { Q_EMIT store.changed(); });
        return outcome;
    });
}

Task<Result<qint64>> SettingStore::version()
{
    return m_store.run<qint64>([](Database &database) -> Result<qint64> {
        PH_TRY(const QVariant version, database.value(QStringLiteral("PRAGMA data_version")));
        return version.toLongLong();
    });
}

} // namespace porthole::store
