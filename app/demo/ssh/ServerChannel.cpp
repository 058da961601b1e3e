#include "app/demo/ssh/ServerChannel.h"

#include "app/demo/ssh/ServerSession.h"

#include <algorithm>
#include <array>

namespace porthole::sshd {

namespace {

constexpr qsizetype kPiece = 32 << 10; ///< what every client takes in one packet, RFC 4253 section 6.1
/// libssh lets a client send beyond its window.
constexpr qsizetype kMostHeld = 4 << 20;
constexpr int kMostCells = 2000;

ServerChannel *self(void *data) { return static_cast<ServerChannel *>(data); }

} // namespace

ServerChannel::ServerChannel(ServerSession &session, ssh_channel channel,
                             ssh_channel_callbacks_struct callbacks)
    : m_session(session)
    , m_channel(channel)
    , m_callbacks(callbacks)
{
    m_callbacks.userdata = this;
    ssh_callbacks_init(&m_callbacks);
    ssh_set_channel_callbacks(m_channel, &m_callbacks);
}

ServerChannel::~ServerChannel()
{
    m_program.reset();
    ssh_remove_channel_callbacks(m_channel, &m_callbacks);
    ssh_channel_free(m_channel);
}

ssh_channel_callbacks_struct ServerChannel::callbacks()
{
    ssh_channel_callbacks_struct to{};
    to.channel_data_function = [](ssh_session, ssh_channel, void *, std::uint32_t size, int isError,
                                  void *data) {
        // What was taken; of the standard error, which clients do not have, all of it.
        return isError ? static_cast<int>(size) : self(data)->note(static_cast<qsizetype>(size));
    };
    to.channel_eof_function = [](ssh_session, ssh_channel, void *data) { self(data)->m_inputEnded = true; };
    to.channel_close_function = [](ssh_session, ssh_channel, void *data) { self(data)->m_isGone = true; };
    to.channel_signal_function = [](ssh_session, ssh_channel, const char *name, void *data) {
        if (self(data)->m_started && self(data)->m_program)
            self(data)->m_program->signalled(QByteArray(name).left(kLongestText));
    };
    to.channel_pty_request_function = [](ssh_session, ssh_channel, const char *type, int columns, int rows,
                                         int, int, void *data) {
        return self(data)->setTerminal(type, columns, rows) ? 0 : -1;
    };
    to.channel_pty_window_change_function = [](ssh_session, ssh_channel, int columns, int rows, int, int,
                                               void *data) {
        return self(data)->setTerminal(nullptr, columns, rows) ? 0 : -1;
    };
    to.channel_env_request_function = [](ssh_session, ssh_channel, const char *name, const char *value,
                                         void *data) {
        return self(data)->setEnvironment(name, value) ? 0 : 1;
    };
    to.channel_shell_request_function = [](ssh_session, ssh_channel, void *data) {
        return self(data)->begin({ProgramRequest::Kind::Shell, {}}) ? 0 : 1;
    };
    to.channel_exec_request_function = [](ssh_session, ssh_channel, const char *command, void *data) {
        return self(data)->begin({ProgramRequest::Kind::Exec, command}) ? 0 : 1;
    };
    to.channel_subsystem_request_function = [](ssh_session, ssh_channel, const char *name, void *data) {
        return self(data)->begin({ProgramRequest::Kind::Subsystem, name}) ? 0 : 1;
    };
    return to;
}

bool ServerChannel::setTerminal(const char *type, int columns, int rows)
{
    if (!type && !m_terminal)
        return false;
    if (type)
        m_terminal.emplace().type = QByteArray(type).left(kLongestText);
    m_terminal->columns = std::clamp(columns, 1, kMostCells);
    m_terminal->rows = std::clamp(rows, 1, kMostCells);
    if (m_started && m_program)
        m_program->resized(m_terminal->columns, m_terminal->rows);
    return true;
}

bool ServerChannel::setEnvironment(const char *name, const char *value)
{
    const QByteArray variable(name), text(value);
    if (m_program || m_environment.size() >= kMostEnvironment || variable.size() + text.size() > kLongestText)
        return false;
    m_environment.append({variable, text});
    return true;
}

bool ServerChannel::begin(const ProgramRequest &request)
{
    if (m_program || m_ended || request.text.size() > kLongestText)
        return false;
    m_program = m_session.makeProgram(*this, request);
    return m_program != nullptr;
}

int ServerChannel::note(qsizetype size)
{
    m_held = size;
    if (m_held > kMostHeld)
        m_session.hangUp();
    return 0;
}

void ServerChannel::offerHeld()
{
    std::array<char, 16 << 10> piece;
    while (m_held > 0 && (m_finished || (m_program && m_program->takesInput()))) {
        const auto size = static_cast<std::uint32_t>(std::min<qsizetype>(m_held, sizeof piece));
        const int read = ssh_channel_read_nonblocking(m_channel, piece.data(), size, 0);
        m_held = read > 0 ? m_held - read : 0;
        if (read > 0 && !m_finished)
            m_program->received(QByteArrayView(piece.data(), read));
    }
}

void ServerChannel::advance()
{
    if (m_program && !std::exchange(m_started, true))
        m_program->start();
    offerHeld();
    if (!m_program)
        return;
    if (m_inputEnded && m_held == 0 && !m_finished && !std::exchange(m_inputEndTold, true))
        m_program->inputEnded();
}

void ServerChannel::write(QByteArrayView bytes)
{
    if (m_finished)
        return;
    m_output.append(bytes.data(), bytes.size());
    m_session.outputQueued();
}

void ServerChannel::writeError(QByteArrayView bytes)
{
    if (m_finished)
        return;
    // RFC 4254 section 6.2: with a terminal there is one stream.
    (m_terminal ? m_output : m_errors).append(bytes.data(), bytes.size());
    m_session.outputQueued();
}

void ServerChannel::wake() { m_session.outputQueued(); }

void ServerChannel::finish(std::optional<int> exitStatus)
{
    if (std::exchange(m_finished, true))
        return;
    m_exitStatus = exitStatus;
    m_session.outputQueued();
}

void ServerChannel::finishBySignal(const QByteArray &name)
{
    if (!m_finished)
        m_exitSignal = name;
    finish(std::nullopt);
}

bool ServerChannel::pump()
{
    if (!m_started || m_ended || m_isGone || !m_program)
        return false;
    const bool takesMore = ssh_channel_window_size(m_channel) > 0;
    if (takesMore && queued() == 0 && !m_finished)
        m_program->produce();
    if (queued() > 0)
        return takesMore && (m_errors.isEmpty() ? pump(m_output, false) : pump(m_errors, true));
    if (!m_finished)
        return false;
    end();
    return true;
}

bool ServerChannel::pump(QByteArray &queue, bool isError)
{
    const auto size = static_cast<std::uint32_t>(
        std::min({queue.size(), kPiece, static_cast<qsizetype>(ssh_channel_window_size(m_channel))}));
    // Taken out, because libssh calls back meanwhile, and what is written then goes behind it.
    QByteArray bytes = std::exchange(queue, {});
    const int sent = isError ? ssh_channel_write_stderr(m_channel, bytes.constData(), size)
                             : ssh_channel_write(m_channel, bytes.constData(), size);
    if (sent < 0) {
        m_session.hangUp();
        return false;
    }
    queue.prepend(bytes.remove(0, sent));
    return sent > 0; // none during a key exchange
}

void ServerChannel::end()
{
    m_ended = true;
    if (m_exitStatus)
        ssh_channel_request_send_exit_status(m_channel, *m_exitStatus);
    else if (!m_exitSignal.isEmpty())
        ssh_channel_request_send_exit_signal(m_channel, m_exitSignal.constData(), 0, "", "");
    ssh_channel_close(m_channel);
    m_program.reset();
}

} // namespace porthole::sshd
