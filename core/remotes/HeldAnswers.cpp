#include "core/remotes/HeldAnswers.h"

namespace porthole::remotes {

namespace {

/// A password is asked for once and good for ever; what else a server may want (a code from a device) is
/// good for once.
bool isForPassword(const AuthQuestion &question)
{
    if (question.hop.index + 1 != question.hop.count || question.prompts.size() > 1)
        return false;
    if (question.kind == AuthQuestion::Kind::Password)
        return true;
    return question.kind == AuthQuestion::Kind::KeyboardInteractive && !question.prompts.isEmpty() &&
           !question.prompts.front().echo &&
           question.prompts.front().text.contains(u"password", Qt::CaseInsensitive);
}

} // namespace

HeldAnswers::KeyVerdict HeldAnswers::judge(const HostKeyQuestion &question)
{
    const QString host = question.hop.endpoint.toString();
    if (const auto known = m_keys.constFind(host); known != m_keys.constEnd())
        return *known == question.key ? KeyVerdict::Accepted : KeyVerdict::Different;
    m_newKeys.insert(host, question.key);
    return KeyVerdict::New;
}

std::optional<std::vector<Secret>> HeldAnswers::answerTo(const AuthQuestion &question) const
{
    if (question.kind != AuthQuestion::Kind::KeyPassphrase || question.refusedBefore)
        return std::nullopt;
    const auto known = m_passphrases.constFind(question.keyFile);
    if (known == m_passphrases.constEnd())
        return std::nullopt;
    std::vector<Secret> answers;
    answers.push_back((*known)->clone());
    return answers;
}

void HeldAnswers::note(const AuthQuestion &question, const std::vector<Secret> &answers)
{
    if (answers.size() != 1)
        return;
    auto answer = std::make_shared<const Secret>(answers.front().clone());
    if (question.kind == AuthQuestion::Kind::KeyPassphrase)
        m_newPassphrases.insert(question.keyFile, answer);
    else if (isForPassword(question))
        m_newPassword = std::move(answer);
}

std::shared_ptr<const Secret> HeldAnswers::confirm()
{
    m_keys.insert(std::exchange(m_newKeys, {}));
    m_passphrases.insert(std::exchange(m_newPassphrases, {}));
    return std::exchange(m_newPassword, nullptr);
}

void HeldAnswers::drop()
{
    m_newKeys.clear();
    m_newPassphrases.clear();
    m_newPassword.reset();
}

} // namespace porthole::remotes
