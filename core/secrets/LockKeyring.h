#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/base/Task.h"

#include <string>

namespace porthole::secrets {

struct LockPatience {
    Milliseconds person{300000}; ///< in which a password is thought of, or typed
    Milliseconds question{5000}; ///< of each question to the bus, which needs no person
};

/// A keyring of our own in the Secret Service, in which nothing lies: that its owner can unlock it proves who
/// he is. To lock the keyring that passwords lie in would prove the same, and lock out every other program of
/// the session. The keychain asks for its password, and keeps it; nothing of it passes through here.
/// Source: Secret Service API 0.2, interfaces Service and Prompt. Thread: the main thread.
class LockKeyring {
public:
    /// What the keychain calls it, in its own windows.
    static constexpr char kLabel[] = "Porthole lock";

    explicit LockKeyring(LockPatience patience = {})
        : m_patience(patience)
    {}

    /// Makes it, unless it is there: the keychain asks for a new password.
    /// Errors: Cancelled (the person did not want to), Unavailable, Timeout.
    Task<Result<>> make();
    /// The person has unlocked it just now. Errors: Cancelled, NotFound (somebody has removed it),
    /// Unavailable (also of a keychain that does not lock it: nobody proves anything by what is open),
    /// Timeout.
    Task<Result<>> prove();

private:
    const LockPatience m_patience;
};

} // namespace porthole::secrets
