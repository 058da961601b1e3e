#pragma once

#include "core/ssh/worker/AuthContext.h"

#include <memory>

namespace porthole::ssh {

/// "keyboard-interactive" and "password": what a person knows, and the one password that may have been given
/// beforehand. Thread: the connection's. Source: RFC 4256, RFC 4252 section 8.
class SecretMethods {
public:
    SecretMethods(AuthContext &context, std::shared_ptr<const Secret> password);

    /// What the server asks, in as many rounds as it likes, within limits. A person who has answered may try
    /// again; the password that was given may not. Refused, too, where nobody can answer.
    /// Errors: PeerMisbehaved (no end, too many questions), AuthContext's.
    Result<AuthStep> tryInteractive();
    Result<AuthStep> tryPassword();
    /// The password that was given has not been tried.
    bool hasPassword() const { return m_password && !m_isPasswordUsed; }
    /// Another method has led further: a person may be asked as often as before.
    void startOver() { m_asked = 0; }

private:
    enum class Round : quint8 { ByPassword, ByPerson, Empty, Unanswered };
    /// The server's answer to a whole keyboard-interactive authentication, and how it was answered.
    struct Outcome {
        int code = 0;
        bool byPassword = false, byPerson = false, isGivenUp = false;
    };

    Result<Outcome> goThroughRounds(bool refusedBefore);
    Result<Round> answerRound(bool refusedBefore);
    Result<> setAnswers(const std::vector<Secret> &answers);
    Result<int> give(const Secret &password);

    AuthContext &m_context;
    const std::shared_ptr<const Secret> m_password;
    bool m_isPasswordUsed = false;
    bool m_isGivenUp = false; ///< libssh would take another beginning for an answer
    int m_rounds = 0;         ///< of keyboard-interactive, all together
    int m_asked = 0;          ///< times that a person was asked in vain
};

} // namespace porthole::ssh
