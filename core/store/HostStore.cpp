#include "core/store/HostStore.h"

#include "core/store/HostTable.h"
#include "core/store/Store.h"

namespace porthole::store {

namespace {

using HostDoor = std::shared_ptr<async::Door<HostStore>>;

/// The work, and word of it where it succeeded, ahead of its answer and whether or not that is waited for.
template <class T> Store::Work<T> telling(HostDoor to, Store::Work<T> work)
{
    return [to = std::move(to), work = std::move(work)](Database &database) {
        Result<T> outcome = work(database);
        if (outcome)
            to->post([](HostStore &store) { Q_EMIT store.changed(); });
        return outcome;
    };
}

} // namespace

HostStore::HostStore(Store &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_door(std::make_shared<async::Door<HostStore>>(*this))
{}

HostStore::~HostStore() { m_door->close(); }

Task<Result<QList<SavedHost>>> HostStore::list()
{
    return m_store.run<QList<SavedHost>>([](Database &database) { return HostTable(database).list(); });
}

Task<Result<std::optional<QList<SavedHost>>>> HostStore::listUnless(const QList<SavedHost> &known)
{
    using Hosts = QList<SavedHost>;
    return m_store.run<std::optional<Hosts>>([known](Database &database) -> Result<std::optional<Hosts>> {
        PH_TRY(Hosts hosts, HostTable(database).list());
        return hosts == known ? std::nullopt : std::optional(std::move(hosts));
    });
}

Task<Result<SavedHost>> HostStore::find(const QString &name)
{
    return m_store.run<SavedHost>([name](Database &database) { return HostTable(database).find(name); });
}

Task<Result<SavedHost>> HostStore::add(const SavedHost &host)
{
    return m_store.run<SavedHost>(
        telling<SavedHost>(m_door, [host](Database &database) { return HostTable(database).add(host); }));
}

Task<Result<>> HostStore::change(const SavedHost &host)
{
    return m_store.run<void>(
        telling<void>(m_door, [host](Database &database) { return HostTable(database).change(host); }));
}

Task<Result<>> HostStore::remove(const HostId &id)
{
    return m_store.run<void>(
        telling<void>(m_door, [id](Database &database) { return HostTable(database).remove(id); }));
}

Task<Result<bool>> HostStore::sharesCredential(const SavedHost &host)
{
    return m_store.run<bool>(
        [host](Database &database) { return HostTable(database).sharesCredential(host); });
}

} // namespace porthole::store
