#include "core/secrets/MemoryCredentialStore.h"

namespace porthole::secrets {

Task<StoreStatus> MemoryCredentialStore::status()
{
    StoreStatus status;
    status.keeps = Kept::ThisRun;
    status.why = "passwords are kept until Porthole ends";
    co_return status;
}

Task<Result<Secret>> MemoryCredentialStore::read(CredentialRef reference)
{
    const auto found = m_secrets.find(reference.value);
    if (found == m_secrets.end())
        co_return Error::make(ErrorKind::NotFound, "no such credential is kept in this run");
    co_return found->second.clone();
}

Task<Result<Kept>> MemoryCredentialStore::write(CredentialRef reference, Secret secret)
{
    if (secret.reveal().size() > kLargest)
        co_return Error::make(ErrorKind::Usage, "a credential may have 64 KiB");
    m_secrets.insert_or_assign(reference.value, std::move(secret));
    co_return Kept::ThisRun;
}

Task<Result<>> MemoryCredentialStore::remove(CredentialRef reference)
{
    m_secrets.erase(reference.value);
    co_return Result<>();
}

} // namespace porthole::secrets
