#pragma once

#include "core/base/Clock.h"
#include "core/secrets/CredentialStore.h"
#include "core/secrets/KeychainJob.h"
#include "core/secrets/Turns.h"

#include <functional>

namespace porthole::secrets {

struct KeychainPatience {
    /// For an operation, in which the user may have to type the keychain's password.
    Milliseconds operation{120000};
    /// For each question to the bus, which needs no user.
    Milliseconds question{5000};
};

/// The desktop's keychain, by way of QtKeychain: the Secret Service, or KWallet on KDE. An entry's key is its
/// reference, a UUID, because a keychain shows keys to everybody, and even while it is locked.
/// One operation runs at a time, and whoever waits when its owner does not unlock it is not another reason to
/// ask. Where QtKeychain's answer may mean several things (a locked keychain's
/// entries "are not found", nor can they fail to be removed), the Secret Service is asked how it is.
/// Thread: the main thread.
class KeychainCredentialStore final : public CredentialStore {
public:
    explicit KeychainCredentialStore(KeychainPatience patience = {})
        : m_patience(patience)
    {}

    Task<StoreStatus> status() override;
    Task<Result<Secret>> read(CredentialRef reference) override;
    Task<Result<Kept>> write(CredentialRef reference, Secret secret) override;
    Task<Result<>> remove(CredentialRef reference) override;

private:
    using MakeJob = std::function<KeychainJob(Turns::Turn)>;

    struct Attempt {
        JobOutcome outcome{};
        StoreStatus status{}; ///< the service's, where the outcome may mean several things
    };
    /// The secret, if it is a reading job.
    Task<Result<Secret>> perform(CredentialRef reference, MakeJob make);
    Task<Result<Attempt>> attempt(MakeJob make, int era);
    Task<Result<>> unlockFor(CredentialRef reference);

    KeychainPatience m_patience;
    int m_era = 0; ///< how often its owner was asked to unlock it, and did not
    Turns m_turns;
};

} // namespace porthole::secrets
