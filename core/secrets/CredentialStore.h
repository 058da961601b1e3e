#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/base/Task.h"
#include "core/model/SavedHost.h"

#include <cstddef>
#include <string>

namespace porthole::secrets {

enum class StoreState : quint8 {
    Available,
    Locked,      ///< it is there; its owner has to unlock it, and is asked to when something is wanted
    Unavailable, ///< there is none, or it does not answer
};

/// For how long something is kept.
enum class Kept : quint8 { Lasting, ThisRun };

struct StoreStatus {
    StoreState state = StoreState::Available;
    /// How long a secret is kept that is written now, if it is.
    Kept keeps = Kept::Lasting;
    /// Why it is not Available, or does not last; fit to be shown. Empty otherwise.
    std::string why{};
};

/// Where secrets lie between their uses, each under its CredentialRef. A secret that cannot be had is one
/// of three things, and only one of them says that it is not there: NotFound. A keychain that is locked or
/// away knows nothing about its entries, so nothing may be forgotten or overwritten because of it.
/// Thread: one with an event loop; the tasks run in it. The store outlives its tasks.
class CredentialStore {
public:
    /// No password is longer, and no session bus carries 64 MB.
    static constexpr std::size_t kLargest = std::size_t{64} * 1024;

    CredentialStore() = default;
    virtual ~CredentialStore() = default;
    CredentialStore(const CredentialStore &) = delete;
    CredentialStore &operator=(const CredentialStore &) = delete;

    /// Asks nobody anything; takes milliseconds, or a few seconds where something hangs.
    virtual Task<StoreStatus> status() = 0;
    /// Errors: NotFound; Forbidden (locked, and not unlocked when the user was asked); Unavailable; Timeout;
    /// Usage (not a reference); PeerMisbehaved (larger than kLargest).
    virtual Task<Result<Secret>> read(CredentialRef reference) = 0;
    /// Overwrites. Errors: as read(), but NotFound; Usage for a secret above kLargest.
    virtual Task<Result<Kept>> write(CredentialRef reference, Secret secret) = 0;
    /// Success too if there is nothing to remove. Errors: Forbidden, Unavailable, Timeout, Usage.
    virtual Task<Result<>> remove(CredentialRef reference) = 0;
};

} // namespace porthole::secrets
