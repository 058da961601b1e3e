#pragma once

#include <memory> // before <coroutine>, whose <concepts> Qt 6.4's moc does not get through on its own

#include "core/async/Flows.h"
#include "core/base/Error.h"
#include "core/secrets/LockKeyring.h"

#include <QObject>
#include <algorithm>
#include <array>
#include <optional>

namespace porthole {

enum class LockState : quint8 {
    Open,
    Locked,
    Proving, ///< the keychain asks who is there
};

struct LockTransition {
    LockState from, to;
};
/// Without a proof.
inline constexpr std::array kLockTransitions{LockTransition{LockState::Open, LockState::Locked},
                                             LockTransition{LockState::Locked, LockState::Open}};
inline constexpr std::array kProvedLockTransitions{LockTransition{LockState::Open, LockState::Locked},
                                                   LockTransition{LockState::Locked, LockState::Proving},
                                                   LockTransition{LockState::Proving, LockState::Locked},
                                                   LockTransition{LockState::Proving, LockState::Open}};
constexpr bool lockAllows(bool proves, LockState from, LockState to)
{
    const auto is = [&](const LockTransition &known) { return known.from == from && known.to == to; };
    return proves ? std::any_of(kProvedLockTransitions.begin(), kProvedLockTransitions.end(), is)
                  : std::any_of(kLockTransitions.begin(), kLockTransitions.end(), is);
}
static_assert(!lockAllows(true, LockState::Locked, LockState::Open)); // nobody gets past the proof

/// Whether the window is locked, and what it takes to open it again: nothing, or a proof by the keychain
/// (secrets::LockKeyring). Nobody is locked out of what he has not locked: it begins open, and locks when it
/// is told to. Whoever keeps a secret in memory wipes it at locked(). Thread: the main thread.
class Lock : public QObject {
    Q_OBJECT
public:
    /// `keyring` outlives it.
    explicit Lock(secrets::LockKeyring &keyring, QObject *parent = nullptr);

    LockState state() const { return m_state; }
    bool isLocked() const { return m_state != LockState::Open; }
    /// Whether this lock is opened by a proof only. What is chosen while it is locked is for the next one.
    bool proves() const { return m_proves; }
    /// Why the last attempt to open it has failed.
    const std::optional<Error> &refusal() const { return m_refusal; }

    /// How much that was to be opened waits for it to be unlocked, as whoever holds it back says.
    int waiting() const { return m_waiting; }
    void setWaiting(int waiting);

    /// At once. Nothing if it is locked.
    void lock(bool proves);
    /// Open, where no proof is wanted; else the keychain is asked.
    void unlock();
    /// What a proof needs: the keychain asks for a password, unless there is one. prepared() follows.
    void prepare();

Q_SIGNALS:
    void locked();
    void unlocked();
    /// Of state(), refusal() or waiting().
    void changed();
    void prepared(const std::optional<porthole::Error> &error);

private:
    void enter(LockState next);
    Task<> prove();
    Task<> make();

    secrets::LockKeyring &m_keyring;
    LockState m_state = LockState::Open;
    bool m_proves = false;
    int m_waiting = 0;
    std::optional<Error> m_refusal;
    async::Flows m_flows; // last: they use all of the above
};

} // namespace porthole
