#pragma once

#include "app/demo/ssh/ServerSession.h"

#include <functional>
#include <optional>

namespace porthole::test {

using sshd::InteractiveRound;
using sshd::InteractiveStep;
using sshd::KeyType;
using sshd::ProgramRequest;
using sshd::Verdict;

/// How far a connection may come before the server falls silent or hangs up.
enum class SshStage : quint8 {
    Accept,         ///< TCP is there, the server says nothing
    Identification, ///< the server has sent "SSH-2.0-..."
    KeyExchange,    ///< it has sent its SSH_MSG_KEXINIT
    Service,        ///< the client has asked for ssh-userauth
    Authentication, ///< the client has tried to authenticate
    ChannelOpen,    ///< the client has asked for a channel
    ChannelRequest, ///< for a terminal, a shell, a command
};

/// Bytes instead of a server.
enum class SshNoise : quint8 {
    None,
    Garbage,     ///< binary bytes in the identification's stead, then the end
    HttpAnswer,  ///< another protocol
    OldProtocol, ///< "SSH-1.5-..."
    EndlessText, ///< lines before the identification, as RFC 4253 section 4.2 allows, for ever
    Trickle,     ///< a good identification, a byte every 200 ms
};

/// A channel in the hands of a script, which says what happens with what the client sends. All of it is
/// called in the server's thread and must not wait. It is there until the client closes it.
class SshScriptChannel {
public:
    SshScriptChannel(sshd::ServerChannel &channel, ProgramRequest request)
        : m_channel(channel)
        , m_request(std::move(request))
    {}

    const ProgramRequest &request() const { return m_request; }
    /// The command of an exec, the name of a subsystem, the host of a forward.
    const QByteArray &text() const { return m_request.text; }
    const std::optional<sshd::Terminal> &terminal() const { return m_channel.terminal(); }
    const QList<std::pair<QByteArray, QByteArray>> &environment() const { return m_channel.environment(); }

    void write(QByteArrayView bytes) { m_channel.write(bytes); }
    void writeError(QByteArrayView bytes) { m_channel.writeError(bytes); }
    /// After what was written: status, EOF, close.
    void exit(int status) { m_channel.finish(status); }
    void exitBySignal(const QByteArray &name) { m_channel.finishBySignal(name); }
    /// Without a status.
    void close() { m_channel.finish(std::nullopt); }
    /// So many more bytes, as fast as the client takes them; -1: until its end. Then onFlooded.
    void flood(qint64 bytes, const QByteArray &pattern = "0123456789abcdef\r\n");
    void stopFlood() { m_flood = 0; }
    /// Later, unless the channel has gone.
    void after(int milliseconds, std::function<void()> what);
    /// The whole connection is lost.
    void hangUp() { m_channel.session().hangUp(); }

    std::function<void(const QByteArray &bytes)> onReceived;
    std::function<void()> onEof;
    std::function<void(int columns, int rows)> onResized;
    std::function<void(const QByteArray &name)> onSignal;
    std::function<void()> onFlooded;

private:
    friend class SshScriptProgram;
    friend class SshServerDouble;

    sshd::ServerChannel &m_channel;
    const ProgramRequest m_request;
    qint64 m_flood = 0, m_flooded = 0;
    QByteArray m_pattern;
    struct Later {
        qint64 at; ///< ms of the steady clock
        std::function<void()> what;
    };
    QList<Later> m_later;
};

using SshChannelScript = std::function<void(SshScriptChannel &)>;

/// Sends back what comes; exit status 0 at its end.
void echo(SshScriptChannel &channel);
/// "printf TEXT" writes TEXT, "exit N" ends with N, "cat" echoes, "stderr TEXT" writes to the standard error;
/// else "not found" and 127.
void plainCommands(SshScriptChannel &channel);
/// What a shell, an exec or a subsystem does if nothing else is said.
SshChannelScript replyOf(const QByteArray &output, int status = 0, const QByteArray &errors = {});

/// What a server does with its connections. Unset parts of authentication are not offered.
struct SshScript {
    QByteArray user; ///< empty: anybody
    std::optional<QByteArray> password;
    int refusals = 0; ///< so many passwords are refused first, right ones too
    bool acceptsNone = false;
    QStringList keys; ///< fingerprints, "SHA256:..."
    /// A key is let in when it is shown, without a signature.
    bool wantsNoSignature = false;
    /// Keyboard-interactive: the rounds, and what is right in each; whoever answers all of them is in.
    QList<InteractiveRound> rounds;
    QList<QList<QByteArray>> answers;
    /// In the stead of the two: everything is decided here. Unset answers: it begins.
    std::function<InteractiveStep(const std::optional<QList<QByteArray>> &answers)> interactive;
    /// Right is not enough: after a first success (of a key or password) another method is needed.
    bool twoFactors = false;
    QByteArray banner;

    SshChannelScript shell = echo;
    SshChannelScript exec = plainCommands;
    SshChannelScript subsystem; ///< unset: refused
    SshChannelScript forward;   ///< direct-tcpip; unset: refused

    std::optional<SshStage> silentAt, hangsUpAt;
    SshNoise noise = SshNoise::None;
};

/// What a server has seen since it was made.
struct SshSeen {
    int connections = 0; ///< of TCP
    int noneTries = 0;
    QByteArrayList passwords; ///< tried
    int keyOffers = 0, keySignatures = 0;
    int interactiveBegins = 0;
    int unanswered = 0;               ///< of any method, where the server was silent or hung up
    QList<QList<QByteArray>> answers; ///< to keyboard-interactive rounds
    int authenticated = 0;
    int channels = 0;        ///< opened
    QByteArrayList users;    ///< that authenticated
    QByteArrayList commands; ///< of exec
    QList<ProgramRequest> requests;
    QList<sshd::Terminal> terminals;

    /// How often anything of the user's was sent: nothing may be before the host key is accepted.
    int authenticationTries() const
    {
        return noneTries + static_cast<int>(passwords.size()) + keyOffers + keySignatures +
               interactiveBegins + unanswered;
    }
};

} // namespace porthole::test
