#include "core/session/Lock.h"

namespace porthole {

Lock::Lock(secrets::LockKeyring &keyring, QObject *parent)
    : QObject(parent)
    , m_keyring(keyring)
{}

void Lock::enter(LockState next)
{
    Q_ASSERT(lockAllows(m_proves, m_state, next));
    m_state = next;
    Q_EMIT changed();
}

void Lock::setWaiting(int waiting)
{
    m_waiting = waiting;
    Q_EMIT changed();
}

void Lock::lock(bool proves)
{
    if (isLocked())
        return;
    m_proves = proves;
    m_refusal.reset();
    enter(LockState::Locked);
    Q_EMIT locked();
}

void Lock::unlock()
{
    if (m_state != LockState::Locked)
        return;
    m_refusal.reset();
    if (m_proves) {
        enter(LockState::Proving);
        return m_flows.begin(prove());
    }
    enter(LockState::Open);
    Q_EMIT unlocked();
}

Task<> Lock::prove()
{
    const Result<> proved = co_await m_keyring.prove();
    if (!proved) {
        m_refusal = proved.error();
        enter(LockState::Locked);
        co_return;
    }
    enter(LockState::Open);
    Q_EMIT unlocked();
}

void Lock::prepare() { m_flows.begin(make()); }

Task<> Lock::make()
{
    const Result<> made = co_await m_keyring.make();
    Q_EMIT prepared(made ? std::nullopt : std::optional(made.error()));
}

} // namespace porthole
