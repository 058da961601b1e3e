#pragma once

#include "app/demo/host/Commands.h"
#include "app/demo/host/HostOutput.h"
#include "app/demo/host/LineEditor.h"
#include "app/demo/ssh/ServerChannel.h"
#include "app/http/EventLoop.h"

#include <deque>

namespace porthole::demo {

/// A shell, or a command that is to be executed: the demo's commands in a channel of SSH. With a terminal
/// there is a prompt, and lines are edited; without one, lines come as they are.
/// Thread: the loop's.
class HostProgram : public sshd::Program {
public:
    HostProgram(sshd::ServerChannel &channel, const sshd::ProgramRequest &request, Surroundings around,
                http::EventLoop &loop);

    void start() override;
    bool takesInput() const override;
    void received(QByteArrayView bytes) override;
    void inputEnded() override;
    void resized(int columns, int rows) override;
    void signalled(const QByteArray &name) override;
    void produce() override;

private:
    bool isBusy() const { return m_job || !m_scripts.empty(); }
    bool hasTerminal() const { return m_around.terminal.has_value(); }
    /// The next thing that can be done; false if it is somebody else's turn.
    bool step();
    bool stepJob();
    bool stepIdle();
    void runNext();
    void run(SimpleCommand command);
    void submit(const QByteArray &script);
    void expandShell(const QList<QByteArray> &words);
    void begin(Outcome outcome);
    void end(int status);
    void setStatus(int status);
    void prompt();
    void interrupt();
    void leave();

    // What is typed.
    bool takeInput();
    bool typeAtJob();
    bool typeAtPrompt();
    bool takeLine();
    void complete();

    sshd::ServerChannel &m_channel;
    const sshd::ProgramRequest m_request;
    Surroundings m_around;
    LineEditor m_editor;
    QByteArray m_typed;               ///< and not looked at yet
    std::deque<QByteArray> m_scripts; ///< what is left of them, the innermost in front
    std::unique_ptr<Job> m_job;
    int m_nesting = 0; ///< shells within the line that runs
    bool m_isPaused = false, m_isPrompting = false, m_inputEnded = false, m_inputEndTold = false;
    HostOutput m_output;
    http::Timer m_timer;
};

} // namespace porthole::demo
