#include "core/ssh/worker/ChannelPump.h"

#include "core/base/DisplayText.h"
#include "core/base/Match.h"

#include <cstdio>

namespace porthole::ssh {

namespace {

/// The most that is handed to libssh, and told to a handle, in one piece.
constexpr qsizetype kPiece = 128 * 1024;

/// Small pieces are put together up to this, on their way out and in: a packet, and a turn of the handle's
/// event loop, cost more than the bytes in them.
constexpr qsizetype kPacket = 32 * 1024;

/// RFC 4254 section 5.1: why a channel was not opened. libssh passes the reason on in words only.
ErrorKind kindOfRefusal(const char *words, bool isForward)
{
    unsigned channel = 0, reason = 0;
    if (std::sscanf(words, "Channel opening failure: channel %u error (%u)", &channel, &reason) != 2)
        return ErrorKind::Forbidden;
    switch (reason) {
    case 2: // SSH_OPEN_CONNECT_FAILED; of a session, OpenSSH's word for more than MaxSessions
        return isForward ? ErrorKind::Unreachable : ErrorKind::Unavailable;
    case 3: // SSH_OPEN_UNKNOWN_CHANNEL_TYPE
        return ErrorKind::PeerIncompatible;
    case 4: // SSH_OPEN_RESOURCE_SHORTAGE
        return ErrorKind::Unavailable;
    default: // SSH_OPEN_ADMINISTRATIVELY_PROHIBITED
        return ErrorKind::Forbidden;
    }
}

} // namespace

/// What libssh calls from inside of its functions.
struct ChannelPump::Callbacks : ssh_channel_callbacks_struct {
    explicit Callbacks(ChannelPump *pump)
        : ssh_channel_callbacks_struct{}
    {
        userdata = pump;
        channel_data_function = [](ssh_session, ssh_channel, void *data, uint32_t length, int isError,
                                   void *to) { return of(to).take(data, length, Stream(isError != 0)); };
        channel_eof_function = [](ssh_session, ssh_channel, void *to) { of(to).m_sawEof = true; };
        channel_close_function = [](ssh_session, ssh_channel, void *to) { of(to).m_sawClose = true; };
        channel_exit_status_function = [](ssh_session, ssh_channel, int status, void *to) {
            of(to).m_end.exitStatus = status;
        };
        channel_exit_signal_function = [](ssh_session, ssh_channel, const char *name, int, const char *,
                                          const char *, void *to) {
            of(to).m_end.exitSignal = QByteArray::fromStdString(displayText(name, 32));
        };
        ssh_callbacks_init(static_cast<ssh_channel_callbacks_struct *>(this));
    }
    static ChannelPump &of(void *userData) { return *static_cast<ChannelPump *>(userData); }
};

ChannelPump::ChannelPump(Session &session, ChannelRequest request, TellChannel tell)
    : m_session(session)
    , m_request(std::move(request))
    , m_tell(std::move(tell))
    , m_channel(ssh_channel_new(session.raw()))
    , m_callbacks(std::make_unique<Callbacks>(this))
{
    setCallbacks();
}

ChannelPump::ChannelPump(Session &session, ssh_channel opened, TellChannel tell)
    : m_session(session)
    , m_request(ForwardRequest{})
    , m_tell(std::move(tell))
    , m_channel(opened)
    , m_callbacks(std::make_unique<Callbacks>(this))
    , m_stage(Stage::Open)
{
    setCallbacks();
}

void ChannelPump::setCallbacks()
{
    if (!m_channel || ssh_set_channel_callbacks(m_channel, m_callbacks.get()) != SSH_OK) {
        m_end.error = Error::make(ErrorKind::Unavailable, "no memory for a channel");
        m_stage = Stage::Finished;
        end();
    }
}

/// Without a word from the host libssh keeps the channel, and lets it go with the session.
ChannelPump::~ChannelPump()
{
    if (!m_channel)
        return;
    (void)ssh_remove_channel_callbacks(m_channel, m_callbacks.get()); // an error: they were never set
    ssh_channel_free(m_channel);
}

bool ChannelPump::work()
{
    switch (m_stage) {
    case Stage::Opening:
        return advance(requestOpening(), terminal() ? Stage::Terminal : Stage::Request);
    case Stage::Terminal:
        return advance(requestTerminal(), Stage::Request);
    case Stage::Request:
        return advance(requestStart(), Stage::Open);
    case Stage::Open: {
        if (m_closeWanted) {
            m_stage = Stage::Closing;
            return true;
        }
        const bool read = readHeldBack(), wrote = writeWhatFits();
        keepWide();
        tellGathered();
        return noticeEnd() || read || wrote;
    }
    case Stage::Closing:
        return closeChannel();
    case Stage::Finished:
        return false;
    }
    return false;
}

bool ChannelPump::advance(int code, Stage next)
{
    if (code == SSH_AGAIN) {
        m_session.expectAnswer();
        return false;
    }
    if (code != SSH_OK) {
        refused();
        return true;
    }
    m_stage = m_closeWanted ? Stage::Closing : next;
    if (m_stage == Stage::Open)
        m_tell(ChannelOpened{});
    return true;
}

int ChannelPump::requestOpening()
{
    if (const auto *to = std::get_if<ForwardRequest>(&m_request))
        return ssh_channel_open_forward(m_channel, to->host.constData(), to->port, "127.0.0.1", 0);
    return ssh_channel_open_session(m_channel);
}

int ChannelPump::requestTerminal()
{
    const PtyRequest &pty = *terminal();
    return ssh_channel_request_pty_size(m_channel, pty.terminal.constData(), pty.columns, pty.rows);
}

int ChannelPump::requestStart()
{
    return std::visit(Match{
                          [this](const ShellRequest &) { return ssh_channel_request_shell(m_channel); },
                          [this](const ExecRequest &exec) {
                              return ssh_channel_request_exec(m_channel, exec.command.constData());
                          },
                          [this](const SubsystemRequest &subsystem) {
                              return ssh_channel_request_subsystem(m_channel, subsystem.name.constData());
                          },
                          [](const ForwardRequest &) { return SSH_OK; },
                      },
                      m_request);
}

const PtyRequest *ChannelPump::terminal() const
{
    if (const auto *shell = std::get_if<ShellRequest>(&m_request))
        return &shell->pty;
    if (const auto *exec = std::get_if<ExecRequest>(&m_request))
        return exec->pty ? &*exec->pty : nullptr;
    return nullptr;
}

/// A dead session is not the host's refusal: its own error follows.
void ChannelPump::refused()
{
    if (!m_session.isAlive())
        return;
    const bool wasOpened = m_stage != Stage::Opening;
    const bool isForward = std::holds_alternative<ForwardRequest>(m_request);
    const ErrorKind kind =
        wasOpened ? ErrorKind::Forbidden : kindOfRefusal(ssh_get_error(m_session.raw()), isForward);
    const bool isFull = kind == ErrorKind::Unavailable && !isForward;
    m_end.error = Error::make(
        kind, (isFull ? "the host opens no more sessions on this connection: " : "the host refused: ") +
                  m_session.words());
    end();
    m_stage = wasOpened ? Stage::Closing : Stage::Finished;
}

void ChannelPump::write(QByteArray bytes)
{
    if (bytes.isEmpty() || m_eofWanted || m_hasEnded)
        return;
    m_toWrite += bytes.size();
    if (!m_output.empty() && m_output.back().size() + bytes.size() <= kPacket)
        m_output.back().append(bytes);
    else
        m_output.push_back(std::move(bytes));
}

void ChannelPump::resize(int columns, int rows)
{
    if (auto *shell = std::get_if<ShellRequest>(&m_request)) {
        shell->pty.columns = columns;
        shell->pty.rows = rows;
    } else if (auto *exec = std::get_if<ExecRequest>(&m_request); exec && exec->pty) {
        exec->pty->columns = columns;
        exec->pty->rows = rows;
    } else {
        return;
    }
    // An error is one of the session, which tells it itself.
    if (m_stage == Stage::Open)
        (void)ssh_channel_change_pty_size(m_channel, columns, rows);
}

void ChannelPump::signal(const QByteArray &name)
{
    if (m_stage == Stage::Open)
        (void)ssh_channel_request_send_signal(m_channel, name.constData());
}

/// Called by libssh with all that it holds of a stream; what is not taken stays with it, and narrows the
/// window that the host may fill.
int ChannelPump::take(const void *data, quint32 length, Stream stream)
{
    if (m_stage != Stage::Open || m_heldBack[stream] > 0 || m_unread >= SshChannel::kUnread) {
        m_heldBack[stream] = length;
        return 0;
    }
    deliver(QByteArray(static_cast<const char *>(data), static_cast<qsizetype>(length)), stream);
    return static_cast<int>(length);
}

void ChannelPump::deliver(QByteArray bytes, Stream stream)
{
    m_unread += bytes.size();
    m_sinceWidened += static_cast<quint32>(bytes.size());
    const bool isError = stream == ErrorOutput;
    if (m_gathered.isError == isError && m_gathered.bytes.size() + bytes.size() <= kPacket) {
        m_gathered.bytes.append(bytes);
        return;
    }
    tellGathered();
    m_gathered = {std::move(bytes), isError};
}

void ChannelPump::tellGathered()
{
    if (!m_gathered.bytes.isEmpty())
        m_tell(std::exchange(m_gathered, {}));
}

/// All of a stream at once: after any read libssh opens its window wide again, however much it still holds.
bool ChannelPump::readHeldBack()
{
    bool worked = false;
    for (const Stream stream : {Output, ErrorOutput}) {
        while (m_heldBack[stream] > 0 && m_unread < SshChannel::kUnread) {
            QByteArray bytes(static_cast<qsizetype>(m_heldBack[stream]), Qt::Uninitialized);
            const int count = ssh_channel_read_timeout(m_channel, bytes.data(), m_heldBack[stream],
                                                       stream == ErrorOutput ? 1 : 0, 0);
            if (count <= 0)
                return worked; // the session is dead
            m_heldBack[stream] -= std::min(m_heldBack[stream], static_cast<quint32>(count));
            for (qsizetype at = 0; at < count; at += kPiece)
                deliver(bytes.mid(at, std::min<qsizetype>(kPiece, count - at)), stream);
            worked = true;
        }
    }
    return worked;
}

/// libssh opens its window to 1.28 MB, unless more is read at once: then to as much as that. What there is is
/// read, which is next to nothing.
void ChannelPump::keepWide()
{
    if (m_window == 0 || m_sinceWidened < m_window / 2 || m_heldBack[Output] > 0)
        return;
    m_sinceWidened = 0;
    const std::unique_ptr<char[]> room(
        new char[m_window]); // of which no page is touched that is not read into
    const int count = ssh_channel_read_timeout(m_channel, room.get(), m_window, 0, 0);
    if (count <= 0)
        return;
    m_heldBack[Output] -= std::min(m_heldBack[Output], static_cast<quint32>(count));
    deliver(QByteArray(room.get(), count), Output);
}

/// Only as much as the host's window takes and while libssh has nothing left over: what it cannot send, it
/// keeps without a limit.
bool ChannelPump::writeWhatFits()
{
    qint64 took = 0;
    while (!m_output.empty() && (ssh_get_status(m_session.raw()) & SSH_WRITE_PENDING) == 0) {
        const QByteArray &first = m_output.front();
        const auto window = static_cast<qsizetype>(ssh_channel_window_size(m_channel));
        const qsizetype size = std::min({first.size() - m_outputOffset, window, kPiece});
        const int count = size > 0 ? ssh_channel_write(m_channel, first.constData() + m_outputOffset,
                                                       static_cast<uint32_t>(size))
                                   : 0;
        if (count <= 0)
            break; // a full window, new keys being agreed on, or the end of the channel or the session
        took += count;
        m_outputOffset += count;
        if (m_outputOffset == first.size()) {
            m_output.pop_front();
            m_outputOffset = 0;
        }
    }
    if (took > 0) {
        m_toWrite -= took;
        m_tell(ChannelTook{took});
    }
    return finishWriting() || took > 0;
}

bool ChannelPump::finishWriting()
{
    if (!m_eofWanted || m_eofSent || !m_output.empty())
        return false;
    const int code = ssh_channel_send_eof(m_channel);
    m_eofSent = code == SSH_OK || code == SSH_AGAIN; // again: it is on its way
    return m_eofSent;
}

bool ChannelPump::noticeEnd()
{
    if (m_heldBack[Output] > 0 || m_heldBack[ErrorOutput] > 0)
        return false;
    bool worked = false;
    if ((m_sawEof || m_sawClose) && !std::exchange(m_saidEof, true)) {
        m_tell(ChannelEof{});
        worked = true;
    }
    if (m_sawClose) {
        end();
        m_stage = Stage::Closing;
        worked = true;
    }
    return worked;
}

/// libssh sends the end only when it has nothing left over: it is called until it has.
bool ChannelPump::closeChannel()
{
    if (ssh_channel_close(m_channel) == SSH_AGAIN)
        return false;
    end();
    m_stage = Stage::Finished;
    return true;
}

void ChannelPump::lose(const Error &error)
{
    if (m_stage == Stage::Finished)
        return;
    if (!m_sawClose)
        m_end.error = error;
    end();
    m_stage = Stage::Finished;
}

void ChannelPump::end()
{
    if (std::exchange(m_hasEnded, true))
        return;
    tellGathered();
    m_tell(m_end);
}

} // namespace porthole::ssh
