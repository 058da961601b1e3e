#include "core/secrets/FallbackCredentialStore.h"

namespace porthole::secrets {

namespace {

/// The store itself is missing; that has nothing to do with the entry or with what its owner wants.
bool isAway(const Error &error)
{
    return error.kind == ErrorKind::Unavailable || error.kind == ErrorKind::Timeout;
}

} // namespace

Task<StoreStatus> FallbackCredentialStore::status()
{
    StoreStatus status = co_await m_lasting.status();
    if (status.state == StoreState::Unavailable) {
        status.state = StoreState::Available;
        status.keeps = Kept::ThisRun;
        status.why += "; passwords are kept until Porthole ends";
    }
    co_return status;
}

Task<Result<Secret>> FallbackCredentialStore::read(CredentialRef reference)
{
    // What is here was written later than whatever the lasting store has.
    if (m_memory.has(reference))
        co_return co_await m_memory.read(reference);
    co_return co_await m_lasting.read(reference);
}

Task<Result<Kept>> FallbackCredentialStore::write(CredentialRef reference, Secret secret)
{
    // What status() has said is kept to: a keychain that was never set up would ask for a password of its
    // own now, of somebody who was told that nothing will last.
    const StoreStatus lasting = co_await m_lasting.status();
    if (lasting.state == StoreState::Unavailable)
        co_return co_await m_memory.write(reference, std::move(secret));
    Secret spare = secret.clone();
    Result<Kept> kept = co_await m_lasting.write(reference, std::move(secret));
    if (kept) {
        PH_CO_DO(co_await m_memory.remove(reference));
        co_return kept;
    }
    if (!isAway(kept.error()))
        co_return kept;
    co_return co_await m_memory.write(reference, std::move(spare));
}

Task<Result<>> FallbackCredentialStore::remove(CredentialRef reference)
{
    PH_CO_DO(co_await m_memory.remove(reference));
    co_return co_await m_lasting.remove(reference);
}

} // namespace porthole::secrets
