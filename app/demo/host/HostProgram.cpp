#include "app/demo/host/HostProgram.h"

namespace porthole::demo {

namespace {

constexpr qsizetype kMostTyped = 4096; ///< ahead of what reads it, as a terminal has it
constexpr int kMostNesting = 16;
constexpr int kStepsAtOnce = 32;
constexpr int kNotUnderstood = 2;
constexpr int kInterrupted = 130; ///< 128 and SIGINT

} // namespace

HostProgram::HostProgram(sshd::ServerChannel &channel, const sshd::ProgramRequest &request,
                         Surroundings around, http::EventLoop &loop)
    : m_channel(channel)
    , m_request(request)
    , m_around(std::move(around))
    , m_output(channel, m_around.files)
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
    if (m_scripts.empty())
        return stepIdle();
    runNext();
    return true;
}

bool HostProgram::stepJob()
{
    if (m_isPaused)
        return false;
    const Pace pace = m_job->produce(m_output);
    if (m_output.isFull()) {
        end(1);
        return true;
    }
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
        end(pace.status);
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

void HostProgram::submit(const QByteArray &script)
{
    const auto readable = checkScript(script, m_around.environment);
    if (readable)
        return m_scripts.push_front(script);
    m_output.writeError(QByteArray::fromStdString(readable.error().detail) + '\n');
    setStatus(kNotUnderstood);
}

/// "sh -c SCRIPT [NAME]": the script's commands, in this one's stead.
void HostProgram::expandShell(const QList<QByteArray> &words)
{
    m_output.end();
    if (++m_nesting > kMostNesting || words.size() < 3 || words[1] != "-c") {
        m_output.writeError(words.first() + ": only sh -c COMMANDS, and not too deep\n");
        return end(kNotUnderstood);
    }
    m_around.environment["0"] = words.value(3, words.first());
    submit(words[2]);
}

/// Each command is read when its turn comes: it may be about the status of the one before.
void HostProgram::runNext()
{
    const QByteArray script = std::move(m_scripts.front());
    m_scripts.pop_front();
    QByteArrayView rest(script);
    auto command = takeCommand(rest, m_around.environment);
    if (!command || !*command)
        return;
    if (!rest.isEmpty())
        m_scripts.push_front(rest.toByteArray());
    if ((*command)->runsAfter(m_around.status))
        run(**std::move(command));
}

void HostProgram::run(SimpleCommand command)
{
    if (const auto begun = m_output.begin(command, m_around.folder); !begun) {
        m_output.writeError(command.file + ": " + QByteArray::fromStdString(begun.error().detail) + '\n');
        return end(1);
    }
    QList<QByteArray> &words = command.words;
    if (!words.isEmpty() && words.first() == "exec")
        words.removeFirst();
    if (words.isEmpty())
        return end(0);
    if (words.first() == "sh" || words.first() == "/bin/sh")
        return expandShell(words);
    begin(runCommand(words, m_around, m_output));
    if (m_around.wantsOut)
        m_scripts.clear();
}

void HostProgram::begin(Outcome outcome)
{
    m_job = std::move(outcome.job);
    m_isPaused = false;
    m_inputEndTold = false;
    if (!m_job)
        return end(outcome.status);
    if (m_job->input() == Job::Input::Lines && hasTerminal())
        m_editor.begin({}, 0);
}

void HostProgram::end(int status)
{
    m_timer.stop();
    m_job.reset();
    m_output.end();
    setStatus(status);
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
    if (m_job)
        m_job->stop(m_output);
    m_scripts.clear();
    end(kInterrupted);
    m_channel.wake();
}

} // namespace porthole::demo
