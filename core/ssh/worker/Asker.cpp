#include "core/ssh/worker/Asker.h"

namespace porthole::ssh {

Asker::Asker(Loop &loop, TellConnection tell, Milliseconds patience, bool isAllowed)
    : m_loop(loop)
    , m_tell(std::move(tell))
    , m_patience(patience)
    , m_isAllowed(isAllowed)
{
    m_loop.onAnswer = [this](PersonsAnswer answer) { m_answer = std::move(answer); };
}

Asker::~Asker() { m_loop.onAnswer = nullptr; }

Result<PersonsAnswer> Asker::ask(SshQuestion question)
{
    m_answer.reset();
    m_tell(QuestionNews{std::move(question)});
    const TimePoint asked = now();
    const TimePoint until = asked + m_patience;
    while (!m_answer) {
        if (now() >= until)
            return Error::make(ErrorKind::Timeout, "nobody answered the question");
        PH_DO(m_loop.turn(until));
    }
    m_taken += now() - asked;
    PersonsAnswer answer = *std::exchange(m_answer, std::nullopt);
    if (std::holds_alternative<Refuse>(answer))
        return Error::make(ErrorKind::Cancelled, "the question was refused");
    return answer;
}

Result<> Asker::allow(const CommandQuestion &question)
{
    const auto forbidden = [&question](const char *why) {
        return Error::make(ErrorKind::Forbidden, "the configuration wants to run a program (" +
                                                     question.where.toStdString() + ")" + why);
    };
    if (!m_isAllowed)
        return forbidden(", and nobody is there to allow it");
    const auto answer = ask(question);
    const bool isRefused = !answer && answer.error().kind == ErrorKind::Cancelled && !isGivenUp();
    if (!answer && !isRefused)
        return answer.error();
    if (isRefused || !std::holds_alternative<AllowCommand>(*answer))
        return forbidden(", which was not allowed");
    return {};
}

} // namespace porthole::ssh
