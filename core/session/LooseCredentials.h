#pragma once

#include <memory> // before <coroutine>, whose <concepts> Qt 6.4's moc does not get through on its own

#include "core/async/Flows.h"
#include "core/secrets/CredentialStore.h"
#include "core/store/Store.h"

namespace porthole {

/// Removes from the keychain what nothing that is saved refers to any more, in the trash neither. What a
/// keychain does not remove now, being locked, it is asked to another time. Thread: its owner's.
class LooseCredentials {
public:
    /// Both outlive it.
    LooseCredentials(store::Store &store, secrets::CredentialStore &credentials);

    /// At the start of a run, and when entries have gone for good: not while a step could be undone that
    /// brings one back.
    void collect();

private:
    Task<> sweep();

    store::Store &m_store;
    secrets::CredentialStore &m_credentials;
    async::Flows m_flows; // last: they use all of the above
};

} // namespace porthole
