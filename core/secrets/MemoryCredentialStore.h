#pragma once

#include "core/secrets/CredentialStore.h"

#include <map>

namespace porthole::secrets {

/// Keeps secrets for this run.
class MemoryCredentialStore final : public CredentialStore {
public:
    Task<StoreStatus> status() override;
    Task<Result<Secret>> read(CredentialRef reference) override;
    Task<Result<Kept>> write(CredentialRef reference, Secret secret) override;
    Task<Result<>> remove(CredentialRef reference) override;

    /// Wipes all of them.
    void forgetAll() { m_secrets.clear(); }
    bool has(const CredentialRef &reference) const { return m_secrets.contains(reference.value); }

private:
    std::map<QString, Secret> m_secrets;
};

} // namespace porthole::secrets
