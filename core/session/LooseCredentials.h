#pragma once

#include <memory> // before <coroutine>, whose <concepts> Qt 6.4's moc does not get through on its own

#include "core/async/Flows.h"
#include "core/secrets/CredentialStore.h"
#include "core/store/Store.h"

#include <chrono>

namespace porthole {

/// Removes from the keychain what nothing that is saved refers to any more, in the trash neither, and has not
/// for a day: until then an undo may want it back, in this window or in another, which is a process of its
/// own. One that is undone later than that finds its reference, and is asked for the password. What a
/// keychain does not remove now, being locked, it is asked to another time. Thread: its owner's.
class LooseCredentials {
public:
    static constexpr std::chrono::hours kUndoable{24};

    /// Both outlive it. `undoable` is how long something stays that is loose.
    LooseCredentials(store::Store &store, secrets::CredentialStore &credentials,
                     std::chrono::seconds undoable = kUndoable);

    /// At the start of a run, and when entries have gone for good.
    void collect();

private:
    Task<> sweep();

    store::Store &m_store;
    secrets::CredentialStore &m_credentials;
    const std::chrono::seconds m_undoable;
    async::Flows m_flows; // last: they use all of the above
};

} // namespace porthole
