#pragma once

#include "core/base/Secret.h"
#include "core/ssh/worker/Asker.h"
#include "core/ssh/worker/Session.h"

#include <memory>

namespace porthole::ssh {

/// With what one machine is signed in to.
struct AuthMaterial {
    std::shared_ptr<const Secret> password; ///< tried once; nullptr: none was given
    bool usesKeys = true;                   ///< the user's keys, agent and tickets
    Milliseconds timeout{30000};            ///< without the time that a person takes
};

/// Signs in to a machine whose host key was accepted, in our order and within our limits: keys, a ticket,
/// questions of the server's, a password; further methods where the server wants several. Thread: the
/// connection's. Source: RFC 4252, RFC 4256.
class Authenticator {
public:
    Authenticator(Session &session, Asker &asker, const ResolvedHost &host, SshHop hop,
                  AuthMaterial material);

    /// Errors: AuthRejected (with the methods that the server offers), Timeout, Cancelled (a question was
    /// refused), PeerMisbehaved (it never comes to an end), Asker::ask()'s, Loop::turn()'s.
    Result<> run();
    /// What the server said before (RFC 4252 section 5.4), fit to be shown; empty for nothing.
    QString banner() const;

private:
    enum class Step : quint8 { Refused, Partial, Done };

    TimePoint deadline() const;
    /// A call of libssh's to its end: one of SSH_AUTH_*.
    template <class Call> Result<int> call(Call call);
    static Step stepOf(int code);
    Error refused() const;

    Result<> proceed();
    Result<Step> tryMethods();
    Result<Step> tryKeys();
    Result<Step> tryAgent();
    Result<Step> tryFile(const QString &path);
    Result<Step> tryKey(const QString &path, const QString &certificate, const KeyPtr &offered);
    Result<KeyPtr> privateKey(const QString &path);
    Result<KeyPtr> unlocked(const QString &path);
    Result<Step> tryTicket();
    Result<Step> tryInteractive();
    Result<> answerRound(bool &usedPassword, bool &asked, bool refusedBefore);
    Result<Step> tryPassword();
    Result<std::vector<Secret>> ask(AuthQuestion question);

    Session &m_session;
    Asker &m_asker;
    const ResolvedHost &m_host;
    const SshHop m_hop;
    const AuthMaterial m_material;
    const TimePoint m_begun;
    bool m_passwordUsed = false; ///< the one that was given
    bool m_keysTried = false;
    int m_rounds = 0; ///< of keyboard-interactive, all together
    int m_asked = 0;  ///< times that a person was asked in vain
    int m_refusals = 0;
    int m_methods = 0; ///< the server's, as of its last answer
};

} // namespace porthole::ssh
