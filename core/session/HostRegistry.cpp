#include "core/session/HostRegistry.h"

#include <algorithm>
#include <utility>

namespace porthole {

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

/// Those of this run stand in no store, nor does what is kept for this run.
void HostRegistry::take(QList<SavedHost> stored)
{
    m_stored = stored;
    if (!m_keptForThisRun.isEmpty()) { // or all of them would be copied for nothing
        for (SavedHost &host : stored) {
            const auto kept = m_keptForThisRun.constFind(host.id.value);
            if (!host.credential && kept != m_keptForThisRun.cend())
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
        PH_CO_DO(co_await m_store.change(host));
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
    // Whoever knows it from the store knows nothing of what is kept for this run.
    if (!host.credential && m_keptForThisRun.contains(host.id.value))
        host.credential = m_keptForThisRun.value(host.id.value);
    if (!host.credential)
        co_return nullptr;
    auto secret = co_await m_credentials.read(*host.credential);
    if (!secret && secret.error().kind == ErrorKind::NotFound)
        co_return nullptr; // somebody has removed it from the keychain: it is asked for
    if (!secret)
        co_return secret.error();
    co_return std::make_shared<const Secret>(*std::move(secret));
}

void HostRegistry::keepForThisRun(const QList<HostId> &hosts, const CredentialRef &credential)
{
    for (const HostId &host : hosts)
        m_keptForThisRun.insert(host.value, credential);
}

Task<Result<secrets::Kept>> HostRegistry::keepPassword(SavedHost host, std::shared_ptr<const Secret> password)
{
    PH_CO_TRY(const bool isShared, co_await m_store.sharesCredential(host));
    if (!host.credential || isShared)
        host.credential = newCredentialRef();
    PH_CO_TRY(const secrets::Kept kept, co_await m_credentials.write(*host.credential, password->clone()));
    // A reference to what is gone with this run would only lead astray.
    if (kept == secrets::Kept::Lasting)
        PH_CO_DO(co_await m_store.change(host));
    else
        m_keptForThisRun.insert(host.id.value, *host.credential);
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
        if (reference != kept.cend() && host.credential == *reference)
            host.credential.reset();
    }
    Q_EMIT changed();
}

} // namespace porthole
