#pragma once

#include "core/base/Secret.h"
#include "core/model/SshQuestion.h"

#include <QHash>
#include <memory>
#include <optional>
#include <vector>

namespace porthole::remotes {

/// What a person has answered while a session was being made, for the times that it is made again: so that
/// nobody is asked twice, and no other host key passes for one that was accepted for this session only.
class HeldAnswers {
public:
    enum class KeyVerdict : quint8 {
        New,       ///< nobody was asked about that host yet
        Accepted,  ///< the very key that was accepted before
        Different, ///< another one: refused, whoever asks
    };

    /// Of a key, noting nothing.
    KeyVerdict verdictOn(const HostKeyQuestion &question) const;
    /// The person is asked about this key, or would be.
    KeyVerdict judge(const HostKeyQuestion &question);
    /// The answer to a question that is not to be asked again; none for one that a person has to answer.
    std::optional<std::vector<Secret>> answerTo(const AuthQuestion &question) const;
    /// The person has answered.
    void note(const AuthQuestion &question, const std::vector<Secret> &answers);

    /// The connection is open: what was noted was right. Returns the host's password, if it was asked for.
    std::shared_ptr<const Secret> confirm();
    /// The connection failed: what was noted since the last one is worth nothing.
    void drop();
    /// Wipes every secret; the host keys that were accepted stay accepted.
    void forgetSecrets();

private:
    using Secrets = QHash<QString, std::shared_ptr<const Secret>>;
    QHash<QString, HostKey> m_keys, m_newKeys; ///< by endpoint
    Secrets m_secrets, m_newSecrets;           ///< by what they are for: a key file, a user of a jump host
    std::shared_ptr<const Secret> m_newPassword;
};

} // namespace porthole::remotes
