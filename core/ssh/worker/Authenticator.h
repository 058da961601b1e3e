#pragma once

#include "core/ssh/worker/AuthContext.h"
#include "core/ssh/worker/KeyMethod.h"
#include "core/ssh/worker/SecretMethods.h"

#include <memory>

namespace porthole::ssh {

/// With what one machine is signed in to.
struct AuthMaterial {
    std::shared_ptr<const Secret> password; ///< tried once; nullptr: none was given
    bool usesKeys = true;                   ///< the user's keys, agent and tickets
    bool refusesTrivial = false;            ///< to be let in without having shown anything (SEC-12)
    Milliseconds timeout{30000};            ///< without the time that a person takes
};

/// Signs in to a machine whose host key was accepted, in our order and within our limits: keys, a ticket,
/// questions of the server's, a password; further methods where the server wants several. Which of them are
/// tried, and in another order, is what PreferredAuthentications says. Thread: the connection's.
/// Source: RFC 4252, RFC 4256.
class Authenticator {
public:
    using TellBanner = std::function<void(const QString &lines)>;
    Authenticator(Session &session, Asker &asker, const ResolvedHost &host, SshHop hop,
                  const AuthMaterial &material, TellBanner tellBanner);

    /// Errors: AuthRejected (with the methods that the server offers), Timeout, Cancelled (a question was
    /// refused), PeerMisbehaved (it never comes to an end, or wants nothing where that is refused),
    /// Asker::ask()'s, Loop::turn()'s.
    Result<> run();

private:
    struct Method;

    Result<> proceed();
    Result<AuthStep> tryMethods();
    std::vector<Method> methods();
    Result<AuthStep> tryTicket();

    AuthContext m_context;
    const bool m_usesKeys, m_refusesTrivial;
    KeyMethod m_keys;
    SecretMethods m_secrets;
};

} // namespace porthole::ssh
