#pragma once

#include "app/demo/ssh/Program.h"

#include <QList>
#include <libssh/callbacks.h>
#include <memory>
#include <utility>

namespace porthole::sshd {

class ServerSession;

/// A channel that a client has opened. What is written to it waits here until the client takes it: whoever
/// writes much does so in Program::produce(). Thread: that of its session.
class ServerChannel {
public:
    static constexpr qsizetype kMostEnvironment = 32; ///< variables that a client may set
    static constexpr qsizetype kLongestText = 4096;   ///< of a command or a variable

    /// The session owns `channel`. Callbacks that are null leave the request to ServerSession::unhandled().
    ServerChannel(ServerSession &session, ssh_channel channel, ssh_channel_callbacks_struct callbacks);
    ~ServerChannel();
    ServerChannel(const ServerChannel &) = delete;
    ServerChannel &operator=(const ServerChannel &) = delete;

    /// What libssh calls for a channel.
    static ssh_channel_callbacks_struct callbacks();

    ServerSession &session() const { return m_session; }
    const std::optional<Terminal> &terminal() const { return m_terminal; }
    const QList<std::pair<QByteArray, QByteArray>> &environment() const { return m_environment; }
    /// nullptr until the client has said what it wants to run, and after its end.
    Program *program() const { return m_program.get(); }

    void write(QByteArrayView bytes);
    void writeError(QByteArrayView bytes);
    /// Has the program's produce() called before long, although nothing was written.
    void wake();
    /// Bytes that wait for the client.
    qsizetype queued() const { return m_output.size() + m_errors.size(); }
    /// Ends the program once all of it is on its way; what is written later is dropped. Unset: without a
    /// word.
    void finish(std::optional<int> exitStatus);
    /// "TERM". Source: RFC 4254 section 6.10.
    void finishBySignal(const QByteArray &name);

private:
    friend class ServerSession;

    bool begin(const ProgramRequest &request);
    /// Tells the program what has come since.
    void advance();
    /// Sends a piece of what is to be sent, as far as the client takes it; false if there is nothing to do.
    bool pump();
    bool pump(QByteArray &queue, bool isError);
    void end();
    int note(qsizetype size);
    void offerHeld();
    bool setTerminal(const char *type, int columns, int rows);
    bool setEnvironment(const char *name, const char *value);

    ServerSession &m_session;
    ssh_channel m_channel;
    ssh_channel_callbacks_struct m_callbacks;
    std::optional<Terminal> m_terminal;
    QList<std::pair<QByteArray, QByteArray>> m_environment;
    QByteArray m_output, m_errors, m_exitSignal;
    std::optional<int> m_exitStatus;
    bool m_started = false;  ///< the program knows that it runs
    bool m_finished = false; ///< there will be no more output
    bool m_ended = false;    ///< the client was told
    bool m_inputEnded = false, m_inputEndTold = false;
    bool m_isGone = false; ///< the client has closed it
    qsizetype m_held = 0;  ///< bytes of input that are still to be looked at; libssh keeps them
    std::unique_ptr<Program> m_program;
};

} // namespace porthole::sshd
