#pragma once

#include "core/secrets/MemoryCredentialStore.h"

namespace porthole::secrets {

/// A lasting store, and memory where that one is away: what cannot be kept for good is kept for this run,
/// and write() and status() say so. A store that is locked is not away: its owner decides.
/// Source: security requirement SEC-31.
class FallbackCredentialStore final : public CredentialStore {
public:
    /// `lasting` outlives this.
    explicit FallbackCredentialStore(CredentialStore &lasting)
        : m_lasting(lasting)
    {}

    Task<StoreStatus> status() override;
    Task<Result<Secret>> read(CredentialRef reference) override;
    Task<Result<Kept>> write(CredentialRef reference, Secret secret) override;
    Task<Result<>> remove(CredentialRef reference) override;

    /// Wipes what is kept for this run only: it is not known any more, as after a new start.
    void forgetThisRun() { m_memory.forgetAll(); }

private:
    CredentialStore &m_lasting;
    MemoryCredentialStore m_memory;
};

} // namespace porthole::secrets
