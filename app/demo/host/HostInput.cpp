#include "app/demo/host/Completion.h"
#include "app/demo/host/HostProgram.h"

namespace porthole::demo {

namespace {

constexpr char kInterrupt = '\x03';

} // namespace

/// Something of what was typed; false if there is nothing that anybody takes now.
bool HostProgram::takeInput()
{
    if (m_job && m_typed.isEmpty() && m_inputEnded && !std::exchange(m_inputEndTold, true)) {
        m_job->inputEnded();
        m_isPaused = false;
        return true;
    }
    if (m_typed.isEmpty())
        return false;
    if (isBusy())
        return typeAtJob();
    if (m_request.kind == sshd::ProgramRequest::Kind::Exec) {
        m_typed.clear();
        return true;
    }
    return hasTerminal() ? typeAtPrompt() : takeLine();
}

bool HostProgram::typeAtJob()
{
    const Job::Input wanted = m_job ? m_job->input() : Job::Input::None;
    if (hasTerminal() && wanted != Job::Input::Lines) {
        const qsizetype at = m_typed.indexOf(kInterrupt);
        if (at >= 0) {
            m_typed.remove(0, at + 1);
            interrupt();
            m_output.write("^C\n");
            return true;
        }
    }
    if (wanted == Job::Input::None || !m_job->takesInput())
        return false;
    m_isPaused = false;
    if (wanted == Job::Input::Keys || !hasTerminal()) {
        m_job->received(std::exchange(m_typed, {}));
        return true;
    }
    QByteArrayView rest(m_typed);
    const LineEditor::Outcome outcome = m_editor.feed(rest);
    m_typed = rest.toByteArray();
    m_channel.write(m_editor.takeOutput());
    switch (outcome) {
    case LineEditor::Outcome::Editing:
        break;
    case LineEditor::Outcome::Line:
        m_job->received(m_editor.line() + '\n');
        m_editor.begin({}, 0);
        break;
    case LineEditor::Outcome::EndOfInput:
        m_job->inputEnded();
        break;
    case LineEditor::Outcome::Interrupted:
        interrupt();
        break;
    case LineEditor::Outcome::Completion:
        break; // there is nothing to choose from
    }
    return true;
}

void HostProgram::complete()
{
    const Completion completion = completionOf(m_editor.beforeCursor(), m_around);
    if (!completion.text.isEmpty())
        m_editor.insert(completion.text);
    else if (!completion.names.isEmpty())
        m_editor.tell(completion.names.join("  "));
    m_channel.write(m_editor.takeOutput());
}

bool HostProgram::typeAtPrompt()
{
    if (!m_isPrompting)
        return false;
    QByteArrayView rest(m_typed);
    const LineEditor::Outcome outcome = m_editor.feed(rest);
    m_typed = rest.toByteArray();
    m_channel.write(m_editor.takeOutput());
    switch (outcome) {
    case LineEditor::Outcome::Editing:
        return true;
    case LineEditor::Outcome::Completion:
        complete();
        return true;
    case LineEditor::Outcome::Line:
        m_editor.remember(m_editor.line());
        submit(m_editor.line());
        break;
    case LineEditor::Outcome::EndOfInput:
        m_output.write("logout\n");
        m_around.wantsOut = true;
        break;
    case LineEditor::Outcome::Interrupted:
        setStatus(128 + 2);
        break;
    }
    m_isPrompting = false;
    return true;
}

/// Of a shell without a terminal.
bool HostProgram::takeLine()
{
    qsizetype end = m_typed.indexOf('\n');
    if (end < 0 && (m_inputEnded || m_typed.size() >= static_cast<qsizetype>(LineEditor::kLongest)))
        end = m_typed.size();
    if (end < 0 || m_around.wantsOut)
        return false;
    const QByteArray line = m_typed.left(end);
    m_typed.remove(0, end + 1);
    submit(line);
    return true;
}

} // namespace porthole::demo
