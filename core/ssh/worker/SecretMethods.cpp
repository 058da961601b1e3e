#include "core/ssh/worker/SecretMethods.h"

#include "core/base/DisplayText.h"
#include "core/ssh/worker/ZeroTerminated.h"

namespace porthole::ssh {

namespace {

/// Of rounds, and of the prompts in one: a server that goes past them would go on for ever.
constexpr int kMostRounds = 30, kMostPrompts = 16;

QString shown(const char *text, std::size_t most)
{
    return QString::fromStdString(displayText(text ? text : "", most));
}

} // namespace

SecretMethods::SecretMethods(AuthContext &context, std::shared_ptr<const Secret> password)
    : m_context(context)
    , m_password(std::move(password))
{}

Result<AuthStep> SecretMethods::tryInteractive()
{
    for (bool refusedBefore = m_isPasswordUsed; !m_isGivenUp; refusedBefore = true) {
        PH_TRY(const Outcome outcome, goThroughRounds(refusedBefore));
        if (outcome.isGivenUp)
            return AuthStep::Refused;
        if (outcome.code == SSH_AUTH_ERROR)
            return m_context.failed();
        if (outcome.code != SSH_AUTH_DENIED)
            return AuthContext::stepOf(outcome.code);
        // Refused without a question that a person answered: asking the same again leads nowhere new.
        const bool again = outcome.byPerson || (outcome.byPassword && m_context.mayAsk());
        if (!again || ++m_asked >= m_context.host().auth.passwordPrompts)
            return AuthStep::Refused;
    }
    return AuthStep::Refused;
}

Result<SecretMethods::Outcome> SecretMethods::goThroughRounds(bool refusedBefore)
{
    Outcome outcome;
    for (;;) {
        PH_TRY(outcome.code,
               m_context.call([this] { return ssh_userauth_kbdint(m_context.raw(), nullptr, nullptr); }));
        if (outcome.code != SSH_AUTH_INFO)
            return outcome;
        if (++m_rounds > kMostRounds)
            return Error::make(ErrorKind::PeerMisbehaved, "the server asks one question after the other");
        PH_TRY(const Round round, answerRound(refusedBefore));
        outcome.byPassword = outcome.byPassword || round == Round::ByPassword;
        outcome.byPerson = outcome.byPerson || round == Round::ByPerson;
        if (round == Round::Unanswered) {
            m_isGivenUp = outcome.isGivenUp = true;
            return outcome;
        }
    }
}

Result<SecretMethods::Round> SecretMethods::answerRound(bool refusedBefore)
{
    const ssh_session session = m_context.raw();
    const int count = ssh_userauth_kbdint_getnprompts(session);
    if (count > kMostPrompts)
        return Error::make(ErrorKind::PeerMisbehaved, "the server asks too many questions at once");
    if (count <= 0)
        return Round::Empty;
    AuthQuestion question{.hop = m_context.hop(), .kind = AuthQuestion::Kind::KeyboardInteractive};
    question.refusedBefore = refusedBefore;
    question.name = shown(ssh_userauth_kbdint_getname(session), 256);
    question.instruction = shown(ssh_userauth_kbdint_getinstruction(session), 2048);
    for (int i = 0; i < count; ++i) {
        char echo = 0;
        const char *text = ssh_userauth_kbdint_getprompt(session, static_cast<unsigned>(i), &echo);
        question.prompts.append({shown(text, 512), echo != 0});
    }
    std::vector<Secret> answers;
    Round round = Round::ByPerson;
    if (count == 1 && !question.prompts.first().echo && hasPassword()) {
        m_isPasswordUsed = true;
        answers.push_back(m_password->clone());
        round = Round::ByPassword;
    } else if (m_context.mayAsk() && m_asked < m_context.host().auth.passwordPrompts) {
        PH_TRY(answers, m_context.ask(std::move(question)));
    } else {
        m_context.note("it asks what nobody is there to answer");
        return Round::Unanswered;
    }
    PH_DO(setAnswers(answers));
    m_context.prove();
    return round;
}

Result<> SecretMethods::setAnswers(const std::vector<Secret> &answers)
{
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const ZeroTerminated answer(answers[i]);
        if (ssh_userauth_kbdint_setanswer(m_context.raw(), static_cast<unsigned>(i), answer.get()) != 0)
            return Error::make(ErrorKind::Unavailable, "no memory for an answer");
    }
    return {};
}

Result<int> SecretMethods::give(const Secret &password)
{
    const ZeroTerminated text(password);
    m_context.prove();
    PH_TRY(const int code,
           m_context.call([&] { return ssh_userauth_password(m_context.raw(), nullptr, text.get()); }));
    if (code == SSH_AUTH_ERROR)
        return m_context.failed();
    return code;
}

Result<AuthStep> SecretMethods::tryPassword()
{
    bool refusedBefore = m_isPasswordUsed || m_asked > 0;
    if (hasPassword()) {
        m_isPasswordUsed = refusedBefore = true;
        PH_TRY(const int code, give(*m_password));
        if (code != SSH_AUTH_DENIED)
            return AuthContext::stepOf(code);
    }
    for (; m_context.mayAsk() && m_asked < m_context.host().auth.passwordPrompts; ++m_asked) {
        AuthQuestion question{.hop = m_context.hop(), .kind = AuthQuestion::Kind::Password};
        question.prompts.append({QStringLiteral("Password"), false});
        question.refusedBefore = std::exchange(refusedBefore, true);
        PH_TRY(const auto answers, m_context.ask(std::move(question)));
        PH_TRY(const int code, give(answers.front()));
        if (code != SSH_AUTH_DENIED)
            return AuthContext::stepOf(code);
    }
    return AuthStep::Refused;
}

} // namespace porthole::ssh
