#include "core/remotes/HeldAnswers.h"

namespace porthole::remotes {

namespace {

/// A password is asked for once and good for ever; what else a server may want (a code from a device) is
/// good for once.
bool isForPassword(const AuthQuestion &question)
{
    if (question.prompts.size() > 1)
        return false;
    if (question.kind == AuthQuestion::Kind::Password)
        return true;
    return question.kind == AuthQuestion::Kind::KeyboardInteractive && !question.prompts.isEmpty() &&
           !question.prompts.front().echo &&
           question.prompts.front().text.contains(u"password", Qt::CaseInsensitive);
}

bool isOfTheHostItself(const AuthQuestion &question) { return question.hop.index + 1 == question.hop.count; }

/// What the answer is good for again; empty: nothing.
QString purposeOf(const AuthQuestion &question)
{
    if (question.kind == AuthQuestion::Kind::KeyPassphrase)
        return question.keyFile;
    return isForPassword(question) ? question.hop.user + u'@' + question.hop.endpoint.toString() : QString();
}

} // namespace

HeldAnswers::KeyVerdict HeldAnswers::verdictOn(const HostKeyQuestion &question) const
{
    const auto known = m_keys.constFind(question.hop.endpoint.toString());
    if (known == m_keys.constEnd())
        return KeyVerdict::New;
    return *known == question.key ? KeyVerdict::Accepted : KeyVerdict::Different;
}

HeldAnswers::KeyVerdict HeldAnswers::judge(const HostKeyQuestion &question)
{
    const KeyVerdict verdict = verdictOn(question);
    if (verdict == KeyVerdict::New)
        m_newKeys.insert(question.hop.endpoint.toString(), question.key);
    return verdict;
}

std::optional<std::vector<Secret>> HeldAnswers::answerTo(const AuthQuestion &question) const
{
    const auto known = m_secrets.constFind(purposeOf(question));
    if (question.refusedBefore || known == m_secrets.constEnd())
        return std::nullopt;
    std::vector<Secret> answers;
    answers.push_back((*known)->clone());
    return answers;
}

/// The host's own password is a matter of confirm().
void HeldAnswers::note(const AuthQuestion &question, const std::vector<Secret> &answers)
{
    const QString purpose = purposeOf(question);
    if (answers.size() != 1 || purpose.isEmpty())
        return;
    auto answer = std::make_shared<const Secret>(answers.front().clone());
    if (question.kind != AuthQuestion::Kind::KeyPassphrase && isOfTheHostItself(question))
        m_newPassword = std::move(answer);
    else
        m_newSecrets.insert(purpose, answer);
}

std::shared_ptr<const Secret> HeldAnswers::confirm()
{
    m_keys.insert(std::exchange(m_newKeys, {}));
    m_secrets.insert(std::exchange(m_newSecrets, {}));
    return std::exchange(m_newPassword, nullptr);
}

void HeldAnswers::drop()
{
    m_newKeys.clear();
    m_newSecrets.clear();
    m_newPassword.reset();
}

void HeldAnswers::forgetSecrets()
{
    m_secrets.clear();
    m_newSecrets.clear();
    m_newPassword.reset();
}

} // namespace porthole::remotes
