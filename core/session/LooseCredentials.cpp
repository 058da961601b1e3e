#include "core/session/LooseCredentials.h"

#include "core/store/EntryTable.h"

namespace porthole {

LooseCredentials::LooseCredentials(store::Store &store, secrets::CredentialStore &credentials)
    : m_store(store)
    , m_credentials(credentials)
{}

void LooseCredentials::collect() { m_flows.begin(sweep()); }

Task<> LooseCredentials::sweep()
{
    // A locked one would ask its owner for a password, for nothing that he has begun; one that is away would
    // seem to have done it.
    const secrets::StoreStatus status = co_await m_credentials.status();
    if (status.state != secrets::StoreState::Available || status.keeps != secrets::Kept::Lasting)
        co_return;
    const auto loose = co_await m_store.run<QList<CredentialRef>>(
        [](store::Database &database) { return store::EntryTable(database).looseCredentials(); });
    if (!loose)
        co_return; // whoever reads the entries says why
    for (const CredentialRef &credential : *loose) {
        const auto removed = co_await m_credentials.remove(credential);
        if (!removed && removed.error().kind != ErrorKind::NotFound)
            continue;
        // Work that captures is a variable: see core/base/Task.h.
        store::Store::Work<void> forget = [credential](store::Database &database) {
            return store::EntryTable(database).forget(credential);
        };
        const auto forgotten = co_await m_store.run<void>(std::move(forget));
        (void)forgotten.has_value(); // else it is removed once more, which is no error
    }
}

} // namespace porthole
