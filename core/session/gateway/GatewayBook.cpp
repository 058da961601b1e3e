#include "core/session/gateway/GatewayBook.h"

#include "core/store/GatewayTable.h"

#include <algorithm>

namespace porthole {

GatewayBook::GatewayBook(store::Store &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{}

void GatewayBook::load() { m_flows.begin(flow({})); }

std::optional<SavedGateway> GatewayBook::find(const GatewayUrl &url) const
{
    const auto at = std::find_if(m_gateways.begin(), m_gateways.end(),
                                 [&](const SavedGateway &known) { return known.url == url; });
    return at == m_gateways.end() ? std::nullopt : std::optional(*at);
}

void GatewayBook::save(SavedGateway gateway)
{
    m_flows.begin(flow([gateway = std::move(gateway)](store::Database &database) {
        return store::GatewayTable(database).save(gateway);
    }));
}

void GatewayBook::remove(const GatewayUrl &url)
{
    m_flows.begin(
        flow([url](store::Database &database) { return store::GatewayTable(database).remove(url); }));
}

Task<> GatewayBook::flow(Change change)
{
    if (change) {
        if (const auto outcome = co_await m_store.run<void>(std::move(change)); !outcome) {
            Q_EMIT failed(outcome.error());
            co_return;
        }
    }
    auto listed = co_await m_store.run<QList<SavedGateway>>(
        [](store::Database &database) { return store::GatewayTable(database).list(); });
    if (!listed) {
        Q_EMIT failed(listed.error());
        co_return;
    }
    m_gateways = *std::move(listed);
    Q_EMIT changed();
}

} // namespace porthole
