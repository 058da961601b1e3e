#pragma once

#include "core/base/Secret.h"
#include "core/ssh/worker/Asker.h"
#include "core/ssh/worker/Session.h"

#include <functional>

namespace porthole::ssh {

/// What a try has led to.
enum class AuthStep : quint8 {
    Refused,
    Partial, ///< right, and the server wants another method besides
    Done,
};

/// What the methods of authentication share: the machine, the person, calls to libssh within the deadline,
/// and what is worth a word if nobody is let in. Thread: the connection's.
class AuthContext {
public:
    /// `timeout` is without the time that a person takes.
    AuthContext(Session &session, Asker &asker, const ResolvedHost &host, SshHop hop, Milliseconds timeout);

    Session &session() const { return m_session; }
    ssh_session raw() const { return m_session.raw(); }
    const ResolvedHost &host() const { return m_host; }
    const SshHop &hop() const { return m_hop; }
    bool mayAsk() const { return m_asker.isAllowed(); }
    Milliseconds timeout() const { return m_timeout; }
    TimePoint deadline() const;

    /// A call of libssh's to its end: one of SSH_AUTH_*. SSH_AUTH_ERROR comes only where the connection goes
    /// on. Errors: Loop::turn()'s, Timeout, what the connection ended with.
    template <class Call> Result<int> call(Call call)
    {
        return judged(m_session.finish(deadline(), SSH_AUTH_AGAIN, call));
    }
    /// SSH_AUTH_ERROR is no more than a refusal: there are other ways.
    static AuthStep stepOf(int code);
    /// What a call's SSH_AUTH_ERROR was, where there is no other way.
    Error failed() const;

    /// As many answers as there are prompts. Errors: Asker::ask()'s.
    Result<std::vector<Secret>> ask(AuthQuestion question);

    /// Something of the user's was shown to the server: a signature, a password, an answer, a ticket.
    void prove() { m_isProven = true; }
    bool isProven() const { return m_isProven; }

    /// One fragment of a sentence for whoever is asked or refused next.
    void note(const std::string &what);
    int refusals() const { return m_refusals; }
    void forgetRefusals() { m_refusals = 0; }
    /// AuthRejected, with what the server offers, and with the notes.
    Error refused() const;

    /// Called as soon as the server has said something that is to be shown (RFC 4252 section 5.4), and
    /// before the next question: lines fit to be shown.
    std::function<void(const QString &lines)> onBanner;

private:
    Result<int> judged(Result<int> code);
    void passOnBanner();

    Session &m_session;
    Asker &m_asker;
    const ResolvedHost &m_host;
    const SshHop m_hop;
    const Milliseconds m_timeout;
    const TimePoint m_begun;
    bool m_isProven = false;
    int m_refusals = 0;
    std::vector<std::string> m_notes;
    std::string m_banner; ///< the last one, as it came
};

} // namespace porthole::ssh
