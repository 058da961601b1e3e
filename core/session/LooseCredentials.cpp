#include "core/session/LooseCredentials.h"

#include "core/store/LooseTable.h"

namespace porthole {

LooseCredentials::LooseCredentials(store::Store &store, secrets::CredentialStore &credentials,
                                   std::chrono::seconds undoable)
    : m_store(store)
    , m_credentials(credentials)
    , m_undoable(undoable)
{}

void LooseCredentials::collect() { m_flows.begin(sweep()); }

Task<> LooseCredentials::sweep()
{
    // A locked one would ask its owner for a password, for nothing that he has begun; one that is away would
    // seem to have done it.
    const secrets::StoreStatus status = co_await m_credentials.status();
    if (status.state != secrets::StoreState::Available || status.keeps != secrets::Kept::Lasting)
        co_return;
    // Work that captures is a variable: see core/base/Task.h.
    store::Store::Work<QList<CredentialRef>> look =
        [until = QDateTime::currentDateTimeUtc().addSecs(-m_undoable.count())](store::Database &database) {
            return store::LooseTable(database).notedUntil(until);
        };
    const auto loose = co_await m_store.run<QList<CredentialRef>>(std::move(look));
    if (!loose)
        co_return; // whoever reads the entries says why
    for (const CredentialRef &credential : *loose) {
        // The keychain takes its time with each, and another window may have undone something meanwhile.
        store::Store::Work<bool> lookAgain = [credential](store::Database &database) {
            return store::LooseTable(database).has(credential);
        };
        const auto isStill = co_await m_store.run<bool>(std::move(lookAgain));
        if (!isStill || !*isStill)
            continue;
        const auto removed = co_await m_credentials.remove(credential);
        if (!removed && removed.error().kind != ErrorKind::NotFound)
            continue;
        store::Store::Work<void> forget = [credential](store::Database &database) {
            return store::LooseTable(database).forget(credential);
        };
        const auto forgotten = co_await m_store.run<void>(std::move(forget));
        (void)forgotten.has_value(); // else it is removed once more, which is no error
    }
}

} // namespace porthole
