#include "app/demo/host/HostProgram.h"

namespace porthole::demo {

namespace {

constexpr qsizetype kMostTyped = 4096; ///< ahead of what reads it, as a terminal has it
constexpr int kMostNesting = 16;
constexpr int kStepsAtOnce = 32;
constexpr int kInterrupted = 130; ///< 128 and SIGINT

} // namespace

HostProgram::HostProgram(sshd::ServerChannel &channel, const sshd::ProgramRequest &request,
                         Surroundings around, http::EventLoop &loop)
    : m_channel(channel)
    , m_request(request)
    , m_around(std::move(around))
    , m_timer(loop, [this] {
        m_isPaused = false;
        m_channel.wake();
    })
{
    for (const auto &[name, value] : channel.environment())
        m_around.environment[name] = value;
    m_around.environment["$"] = "4242";
    setStatus(0);
    if (const auto &terminal = channel.terminal()) {
        m_around.environment["TERM"] = terminal->type;
        m_around.terminal = {terminal->columns, terminal->rows};
        m_editor.setColumns(terminal->columns);
    }
}

void HostProgram::start()
{
    if (m_request.kind == sshd::ProgramRequest::Kind::Exec)
        return submit(m_request.text);
    if (hasTerminal())
        submit("motd; echo Type help to see what it knows.; echo");
}

void HostProgram::write(QByteArrayView bytes)
{
    if (m_toErrors)
        return writeError(bytes);
    QByteArray text = bytes.toByteArray();
    m_channel.write(hasTerminal() ? text.replace("\n", "\r\n") : text);
}

void HostProgram::writeError(QByteArrayView bytes)
{
    QByteArray text = bytes.toByteArray();
    m_channel.writeError(hasTerminal() ? text.replace("\n", "\r\n") : text);
}

void HostProgram::setStatus(int status)
{
    m_around.status = status;
    m_around.environment["?"] = QByteArray::number(status);
}

void HostProgram::produce()
{
    for (int steps = 0; m_channel.queued() == 0; ++steps) {
        if (!step())
            return;
        if (steps == kStepsAtOnce)
            return m_channel.wake();
    }
}

bool HostProgram::step()
{
    if (takeInput())
        return true;
    if (m_job)
        return stepJob();
    if (m_commands.empty())
        return stepIdle();
    runNext();
    return true;
}

bool HostProgram::stepJob()
{
    if (m_isPaused)
        return false;
    const Pace pace = m_job->produce(*this);
    switch (pace.next) {
    case Pace::Next::WhenTaken:
        return true;
    case Pace::Next::After:
        m_timer.start(pace.time);
        m_isPaused = true;
        return false;
    case Pace::Next::OnInput:
        m_isPaused = true;
        return false;
    case Pace::Next::Done:
        m_job.reset();
        m_toErrors = false;
        setStatus(pace.status);
        return true;
    }
    return false;
}

bool HostProgram::stepIdle()
{
    m_nesting = 0;
    const bool hasNoMore =
        m_request.kind == sshd::ProgramRequest::Kind::Exec || (m_inputEnded && m_typed.isEmpty());
    if (hasNoMore || m_around.wantsOut) {
        leave();
        return false;
    }
    if (hasTerminal() && !m_isPrompting) {
        prompt();
        return true;
    }
    return false;
}

void HostProgram::leave()
{
    m_timer.stop();
    m_channel.finish(m_around.status);
}

void HostProgram::submit(QByteArrayView line, bool inFront)
{
    const auto commands = parseCommandLine(line, m_around.environment);
    if (!commands) {
        writeError(QByteArray::fromStdString(commands.error().detail) + '\n');
        return setStatus(2);
    }
    m_commands.insert(inFront ? m_commands.begin() : m_commands.end(), commands->begin(), commands->end());
}

/// "sh -c SCRIPT [NAME]": the script's commands, in this one's stead.
void HostProgram::expandShell(const QList<QByteArray> &words)
{
    if (++m_nesting > kMostNesting || words.size() < 3 || words[1] != "-c") {
        writeError(words.first() + ": only sh -c COMMANDS, and not too deep\n");
        return setStatus(2);
    }
    m_around.environment["0"] = words.value(3, words.first());
    submit(words[2], true);
}

void HostProgram::runNext()
{
    const SimpleCommand command = std::move(m_commands.front());
    m_commands.pop_front();
    QList<QByteArray> words = command.words;
    if (words.first() == "exec")
        words.removeFirst();
    if (words.isEmpty())
        return;
    if (words.first() == "sh" || words.first() == "/bin/sh")
        return expandShell(words);
    m_toErrors = command.toErrors;
    begin(runCommand(words, m_around, *this));
    if (m_around.wantsOut)
        m_commands.clear();
}

void HostProgram::begin(Outcome outcome)
{
    m_job = std::move(outcome.job);
    m_isPaused = false;
    m_inputEndTold = false;
    if (!m_job) {
        m_toErrors = false;
        return setStatus(outcome.status);
    }
    if (m_job->input() == Job::Input::Lines && hasTerminal())
        m_editor.begin({}, 0);
}

void HostProgram::prompt()
{
    QByteArray folder = m_around.folder;
    if (folder.startsWith(FileTree::kHome))
        folder = '~' + folder.mid(FileTree::kHome.size());
    const QByteArray whom = m_around.user + '@' + m_around.host;
    m_editor.begin("\x1b[1;32m" + whom + "\x1b[0m:\x1b[1;36m" + folder + "\x1b[0m$ ",
                   static_cast<int>(whom.size() + 3 + QString::fromUtf8(folder).size()));
    m_isPrompting = true;
    m_channel.write(m_editor.takeOutput());
}

bool HostProgram::takesInput() const
{
    return m_typed.size() < kMostTyped && (!m_job || m_job->takesInput());
}

void HostProgram::received(QByteArrayView bytes)
{
    m_typed += bytes.toByteArray();
    while (takeInput() && m_channel.queued() < Job::kPiece) {
    }
}

void HostProgram::inputEnded() { m_inputEnded = true; }

void HostProgram::resized(int columns, int rows)
{
    if (!hasTerminal())
        return;
    m_around.terminal = {columns, rows};
    m_editor.setColumns(columns);
    if (m_job) {
        m_job->resized(columns, rows);
        m_isPaused = m_isPaused && m_job->input() != Job::Input::Keys;
        m_channel.wake();
    }
}

void HostProgram::signalled(const QByteArray &name)
{
    if (!isBusy())
        return;
    if (m_request.kind == sshd::ProgramRequest::Kind::Exec && !hasTerminal())
        m_channel.finishBySignal(name);
    else
        interrupt();
}

void HostProgram::interrupt()
{
    m_timer.stop();
    if (m_job)
        m_job->stop(*this);
    m_job.reset();
    m_commands.clear();
    m_toErrors = false;
    setStatus(kInterrupted);
    m_channel.wake();
}

} // namespace porthole::demo
