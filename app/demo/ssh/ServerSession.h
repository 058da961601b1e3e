#pragma once

#include "app/demo/ssh/ServerChannel.h"
#include "app/demo/ssh/ServerKey.h"
#include "core/base/Result.h"

#include <QList>
#include <variant>
#include <vector>

namespace porthole::sshd {

enum class Verdict : quint8 {
    Refuse,
    Accept,
    Partial, ///< right, and not enough: RFC 4252 section 5.1
};

/// A keyboard-interactive request. Source: RFC 4256 section 3.2.
struct InteractiveRound {
    struct Prompt {
        QByteArray text;
        bool echo = false;
    };
    QByteArray name, instruction;
    QList<Prompt> prompts;
};

/// Another round, or the end.
using InteractiveStep = std::variant<Verdict, InteractiveRound>;

/// The server's side of one SSH connection, over libssh and a socket that is connected already. It never
/// waits: whoever owns it looks at the socket and calls advance(). A client that does not take what it was
/// sent is not read from either, so that neither side's bytes pile up here.
/// Thread: one at a time.
class ServerSession {
public:
    static constexpr std::size_t kMostChannels = 10;

    virtual ~ServerSession();
    ServerSession(const ServerSession &) = delete;
    ServerSession &operator=(const ServerSession &) = delete;

    /// Takes the descriptor and makes it non-blocking; sends the identification. Errors: Bug.
    Result<> begin(int descriptor, const ServerKey &key);
    int descriptor() const { return m_descriptor; }
    /// Wait for the socket to be writable, and only for that; else for it to be readable.
    bool wantsToWrite() const;
    /// After the socket was ready, or after a program has written. False: it is over.
    bool advance();
    /// Ends it as a network failure would.
    void hangUp();
    /// Whether what is said is encrypted by now.
    bool hasExchangedKeys() const { return ssh_get_cipher_in(m_session.get()) != nullptr; }
    bool isAuthenticated() const { return m_isAuthenticated; }
    const QByteArray &user() const { return m_user; }
    std::size_t channelCount() const { return m_channels.size(); }
    const std::vector<std::unique_ptr<ServerChannel>> &channels() const { return m_channels; }

protected:
    ServerSession();

    // What the server is asked. Passwords and answers are valid during the call.
    /// SSH_AUTH_METHOD_... that a client is told of.
    virtual int methods() const = 0;
    virtual Verdict judgeNone() { return Verdict::Refuse; }
    virtual Verdict judgePassword(const char * /*password*/) { return Verdict::Refuse; }
    /// Unsigned: whether it would do.
    virtual Verdict judgeKey(const HostKey & /*key*/, bool /*isSigned*/) { return Verdict::Refuse; }
    /// `answers` is unset for the request that begins it.
    virtual InteractiveStep judgeAnswers(const std::optional<QList<QByteArray>> & /*answers*/)
    {
        return Verdict::Refuse;
    }
    /// nullptr: refused.
    virtual std::unique_ptr<Program> makeProgram(ServerChannel &channel, const ProgramRequest &request) = 0;
    virtual bool mayForward(const ProgramRequest & /*request*/) { return false; }
    /// Something was written outside of advance().
    virtual void outputQueued() {}
    /// A message that no callback took: whether it is refused; false leaves it without an answer.
    virtual bool refuses(ssh_message /*message*/) { return true; }

    /// Sent before authentication. Source: RFC 4252 section 5.4.
    void sendBanner(const QByteArray &text);

    /// What libssh calls, for begin(); what is null is left to refuses().
    ssh_server_callbacks_struct m_callbacks;
    ssh_channel_callbacks_struct m_channelCallbacks;

private:
    friend class ServerChannel;

    static void setCallbacks(ssh_server_callbacks_struct &to);
    int replyTo(Verdict verdict);
    ssh_channel openChannel();
    int onMessage(ssh_message message);
    void onInteractive(ssh_message message);
    bool onForward(ssh_message message);
    bool isPending() const;
    bool turn();

    int m_descriptor = -1;
    SessionHandle m_session;
    EventHandle m_event;
    QByteArray m_user;
    bool m_isAuthenticated = false, m_isBroken = false;
    bool m_hasMore = false; ///< to be sent, and the client took all so far
    std::size_t m_turn = 0; ///< the channel that may send first
    std::vector<std::unique_ptr<ServerChannel>> m_channels;
};

} // namespace porthole::sshd
