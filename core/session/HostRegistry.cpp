#include "core/session/HostRegistry.h"

#include <algorithm>
#include <utility>

namespace porthole {

namespace {

const SavedHost *find(const QList<SavedHost> &hosts, const HostId &id)
{
    const auto at =
        std::find_if(hosts.cbegin(), hosts.cend(), [&](const SavedHost &host) { return host.id == id; });
    return at == hosts.cend() ? nullptr : &*at;
}

} // namespace

HostRegistry::HostRegistry(store::HostStore &store, secrets::CredentialStore &credentials, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_credentials(credentials)
{}

void HostRegistry::load() { m_flows.begin(read()); }

Task<> HostRegistry::read()
{
    auto stored = co_await m_store.list();
    m_isRead = true;
    if (stored) {
        take(*std::move(stored));
        Q_EMIT changed();
    } else {
        Q_EMIT failed(stored.error());
    }
    const secrets::StoreStatus keychain = co_await m_credentials.status();
    if (keychain.keeps == secrets::Kept::ThisRun) {
        m_keychainProblem = QString::fromStdString(keychain.why);
        Q_EMIT changed();
    }
}

void HostRegistry::refresh()
{
    if (m_isRead)
        m_flows.begin(readAgain());
}

Task<> HostRegistry::readAgain()
{
    auto stored = co_await m_store.listUnless(m_stored);
    if (!stored) {
        Q_EMIT failed(stored.error());
        co_return;
    }
    if (!*stored)
        co_return;
    take(**std::move(stored));
    Q_EMIT changed();
}

/// Those of this run stand in no store, nor does what is kept for this run. That is newer than what is
/// saved, until another is saved.
void HostRegistry::take(QList<SavedHost> stored)
{
    const QList<SavedHost> before = std::exchange(m_stored, stored);
    if (!m_keptForThisRun.isEmpty()) { // or all of them would be copied for nothing
        for (SavedHost &host : stored) {
            const auto kept = m_keptForThisRun.constFind(host.id.value);
            if (kept == m_keptForThisRun.cend())
                continue;
            if (const SavedHost *was = find(before, host.id); was && was->credential != host.credential)
                m_keptForThisRun.erase(kept);
            else
                host.credential = *kept;
        }
    }
    stored << hostsForThisRun();
    m_hosts = std::move(stored);
}

QList<SavedHost> HostRegistry::hosts() const { return m_hosts; }

QList<SavedHost> HostRegistry::hostsForThisRun() const
{
    QList<SavedHost> hosts;
    if (m_added.isEmpty())
        return hosts;
    for (const SavedHost &host : m_hosts) {
        if (isForThisRun(host))
            hosts << host;
    }
    return hosts;
}

void HostRegistry::replace(const SavedHost &host)
{
    const auto at = std::find_if(m_hosts.begin(), m_hosts.end(),
                                 [&](const SavedHost &known) { return known.id == host.id; });
    if (at == m_hosts.end())
        m_hosts.append(host);
    else
        *at = host;
}

void HostRegistry::add(const SavedHost &host, Secret password)
{
    m_added.insert(host.id.value, std::make_shared<const Secret>(std::move(password)));
    replace(host);
    Q_EMIT changed();
}

Task<Result<SavedHost>> HostRegistry::save(SavedHost host)
{
    if (m_added.contains(host.id.value)) {
        replace(host); // for this run, as everything of it
        Q_EMIT changed();
        co_return host;
    }
    if (host.id.value.isEmpty()) {
        PH_CO_TRY(host, co_await m_store.add(host));
    } else {
        SavedHost lasting = host;
        if (host.credential && host.credential == keptForThisRun(host.id)) {
            PH_CO_TRY(const QList<SavedHost> stored, co_await m_store.list());
            const SavedHost *now = find(stored, host.id);
            lasting.credential = now ? now->credential : std::nullopt;
        }
        PH_CO_DO(co_await m_store.change(lasting));
    }
    replace(host);
    Q_EMIT changed();
    co_return host;
}

Task<Result<>> HostRegistry::remove(SavedHost host)
{
    if (m_added.remove(host.id.value) == 0)
        PH_CO_DO(co_await m_store.remove(host.id));
    m_hosts.removeIf([&](const SavedHost &known) { return known.id == host.id; });
    Q_EMIT changed();
    co_return {};
}

Task<Result<std::shared_ptr<const Secret>>> HostRegistry::password(SavedHost host)
{
    if (const auto added = m_added.value(host.id.value))
        co_return added;
    // Whoever knows it from the store knows nothing of what is kept for this run, which is newer.
    if (auto kept = keptForThisRun(host.id))
        host.credential = std::move(kept);
    if (!host.credential)
        co_return nullptr;
    auto secret = co_await m_credentials.read(*host.credential);
    if (!secret && secret.error().kind == ErrorKind::NotFound)
        co_return nullptr; // somebody has removed it from the keychain: it is asked for
    if (!secret)
        co_return secret.error();
    co_return std::make_shared<const Secret>(*std::move(secret));
}

std::optional<CredentialRef> HostRegistry::keptForThisRun(const HostId &id) const
{
    const auto kept = m_keptForThisRun.constFind(id.value);
    return kept == m_keptForThisRun.cend() ? std::nullopt : std::optional(*kept);
}

void HostRegistry::keepForThisRun(const QList<HostId> &hosts, const CredentialRef &credential)
{
    for (const HostId &host : hosts)
        m_keptForThisRun.insert(host.value, credential);
}

bool HostRegistry::sharesForThisRun(const SavedHost &host) const
{
    for (auto kept = m_keptForThisRun.cbegin(); kept != m_keptForThisRun.cend(); ++kept)
        if (kept.key() != host.id.value && host.credential == *kept)
            return true;
    return false;
}

Task<Result<secrets::Kept>> HostRegistry::keepPassword(SavedHost host, std::shared_ptr<const Secret> password)
{
    PH_CO_TRY(const bool isSaved, co_await m_store.sharesCredential(host));
    const bool isShared = isSaved || sharesForThisRun(host);
    if (!host.credential || isShared)
        host.credential = newCredentialRef();
    PH_CO_TRY(const secrets::Kept kept, co_await m_credentials.write(*host.credential, password->clone()));
    // A reference to what is gone with this run would only lead astray.
    if (kept == secrets::Kept::Lasting) {
        PH_CO_DO(co_await m_store.change(host));
        m_keptForThisRun.remove(host.id.value);
    } else {
        m_keptForThisRun.insert(host.id.value, *host.credential);
    }
    replace(host);
    Q_EMIT changed();
    if (isShared)
        Q_EMIT keptApart(host);
    co_return kept;
}

void HostRegistry::forgetThisRun()
{
    const auto kept = std::exchange(m_keptForThisRun, {});
    if (kept.isEmpty())
        return;
    for (SavedHost &host : m_hosts) {
        const auto reference = kept.constFind(host.id.value);
        if (reference == kept.cend() || host.credential != *reference)
            continue;
        const SavedHost *stored = find(m_stored, host.id);
        host.credential = stored ? stored->credential : std::nullopt;
    }
    Q_EMIT changed();
}

} // namespace porthole
