#include "core/store/GatewayTable.h"

#include "core/store/EntryChecks.h"
#include "core/store/EntryTable.h"

#include <algorithm>
#include <optional>

namespace porthole::store {

namespace {

/// "ann@cluster.lab": the last host, and as whom. No host has an '@' in it, a user may.
QString wordsOf(const SavedGateway &gateway)
{
    const bool isPlain = gateway.hostUser.isEmpty() && !gateway.host.contains(u'@');
    return isPlain ? gateway.host : gateway.hostUser + u'@' + gateway.host;
}

/// Nothing where the entry is no address of a server's.
std::optional<SavedGateway> gatewayOf(const Entry &entry)
{
    const auto url = GatewayUrl::parse(entry.address);
    if (!url)
        return std::nullopt;
    const qsizetype at = entry.cloud.lastIndexOf(u'@');
    return SavedGateway{*url, entry.settings.user.value_or(QString()), entry.cloud.sliced(at + 1),
                        entry.cloud.left(std::max<qsizetype>(at, 0))};
}

} // namespace

Result<QList<SavedGateway>> GatewayTable::list()
{
    PH_TRY(const QList<Entry> entries, EntryTable(m_database).gateways());
    QList<SavedGateway> gateways;
    for (const Entry &entry : entries) {
        if (auto gateway = gatewayOf(entry))
            gateways << *std::move(gateway);
    }
    return gateways;
}

Result<> GatewayTable::save(const SavedGateway &gateway)
{
    EntryTable entries(m_database);
    PH_TRY(const QList<Entry> known, entries.gateways());
    const QString address = gateway.url.displayName();
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&address](const Entry &entry) { return entry.address == address; });
    EntryBatch batch;
    Entry &entry = batch.entries.emplaceBack(found == known.end() ? Entry{} : *found);
    if (entry.id.value.isEmpty()) {
        entry.id = newEntryId();
        entry.kind = EntryKind::Gateway;
        entry.name = address.left(EntryLimits::kName);
        entry.address = address;
    }
    if (entry.settings.user.value_or(QString()) != gateway.user)
        entry.settings.user = gateway.user;
    entry.cloud = wordsOf(gateway);
    PH_DO(entries.apply(batch));
    return {};
}

Result<> GatewayTable::remove(const GatewayUrl &url)
{
    EntryTable entries(m_database);
    PH_TRY(const QList<Entry> known, entries.gateways());
    EntryBatch batch;
    for (const Entry &entry : known) {
        if (entry.address != url.displayName())
            continue;
        batch.entries << entry;
        batch.entries.last().trashed = QDateTime::currentDateTimeUtc();
    }
    PH_DO(entries.apply(batch));
    return {};
}

} // namespace porthole::store
