#pragma once

#include "core/model/HostKey.h"
#include "core/ssh/config/ResolvedHost.h"
#include "core/ssh/worker/Loop.h"

#include <functional>
#include <libssh/callbacks.h>

namespace porthole::ssh {

/// One ssh_session on a socket of ours, from its first byte to its last. Thread: the connection's; it is on
/// the loop from start() on, until it goes.
class Session {
public:
    /// Nothing of libssh's own configuration is read, and nothing is sent yet.
    /// Errors: Usage (what the configuration says and libssh refuses), Unavailable.
    static Result<std::unique_ptr<Session>> make(Loop &loop, const ResolvedHost &host,
                                                 const QList<QByteArray> &hostKeyAlgorithms);
    ~Session();
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    /// Banners and key exchange. Errors: Loop::turn()'s, Timeout, Closed, PeerIncompatible, PeerMisbehaved.
    Result<> start(OwnedFd socket, TimePoint until);
    /// The host's key, after start(). Errors: PeerMisbehaved.
    Result<HostKey> hostKey() const;

    ssh_session raw() const { return m_session.get(); }
    Loop &loop() const { return m_loop; }
    /// libssh takes the host's name for its own: what a ticket is asked for goes by it.
    bool knowsTrueName() const { return m_knowsTrueName; }
    bool isAlive() const;
    /// Why it is not.
    Error lost() const;
    /// What libssh says about its last failure, in words fit to be shown.
    std::string words() const;
    /// An answer of several small packets is awaited: the host shall not wait for us between them.
    void expectAnswer() const;
    /// Loop::finish() for a call that asks the host and says `again` until it has answered.
    template <class Call> Result<int> finish(TimePoint until, int again, Call call)
    {
        return m_loop.finish(until, again, [&] {
            const int code = call();
            if (code == again)
                expectAnswer();
            return code;
        });
    }
    // Requests that concern the connection as a whole (RFC 4254 section 4). libssh knows one of them at a
    // time and gives its answer to whoever calls next: they go through here, so that nobody gets another's.

    /// Nothing is sent while another request waits for its answer, which is as good.
    void sendKeepAlive();
    /// RFC 4254 section 7.1: SSH_OK, SSH_ERROR (refused), SSH_AGAIN; called until it is through.
    int requestForward(const QByteArray &bind, quint16 port);
    int cancelForward(const QByteArray &bind, quint16 port);
    /// A forwarded-tcpip channel that the server wants to open; called from inside of libssh's functions.
    /// False: it is refused, as it is where there is none of this.
    std::function<bool(ssh_message)> onForwardedChannel;

    quint64 bytesIn() const { return m_socketBytes.in_bytes; }
    quint64 bytesOut() const { return m_socketBytes.out_bytes; }

private:
    Session(Loop &loop, ssh_session session);
    Result<> configure(const ResolvedHost &host, const QList<QByteArray> &hostKeyAlgorithms);
    Error failedToStart() const;
    int ask(const std::function<int()> &call);
    static int answerMessage(ssh_session, ssh_message message, void *session);

    enum class Asked : quint8 { Nothing, KeepAlive, Forward };

    Loop &m_loop;
    std::unique_ptr<ssh_session_struct, FreedBy<ssh_free>> m_session;
    ssh_counter_struct m_socketBytes{};
    Asked m_asked = Asked::Nothing; ///< and not answered yet
    bool m_isUp = false;            ///< the keys were exchanged
    bool m_knowsTrueName = true;
};

} // namespace porthole::ssh
