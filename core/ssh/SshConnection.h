#pragma once

#include "core/base/Error.h"
#include "core/base/Secret.h"
#include "core/model/HostKey.h"
#include "core/model/SshQuestion.h"
#include "core/ssh/SshChannel.h"
#include "core/ssh/SshListener.h"
#include "core/ssh/SshOptions.h"

#include <QObject>
#include <memory>
#include <optional>
#include <vector>

namespace porthole::ssh {

enum class SshState : quint8 {
    Idle,
    Connecting,     ///< name, TCP, key exchange; of the hop that hop() tells
    Verifying,      ///< the host key; may ask
    Authenticating, ///< may ask
    Open,
    Closed, ///< for good; see error()
};

/// How far Connecting has come with one machine. One that is reached by a ProxyCommand has the first only,
/// and one behind a jump host no name that is looked up here.
enum class SshStep : quint8 {
    Begun,     ///< its address is known: hop() tells it
    NameFound, ///< to addresses
    Reached,   ///< over TCP; key exchange follows
};

/// One authenticated connection to a host, through any number of jump hosts, and the channels on it. This
/// object is the handle in its owner's thread; one thread of its own owns the ssh_session and whatever
/// hangs on it. Nothing here waits. A connection is used once: whoever wants to reconnect makes another.
/// Thread: that of its owner. Destroying it ends the connection at once.
class SshConnection : public QObject {
    Q_OBJECT
public:
    explicit SshConnection(SshOptions options, QObject *parent = nullptr);
    ~SshConnection() override;

    SshState state() const;
    /// Which machine it is busy with, or was at the end.
    const SshHop &hop() const;
    /// The host's own key, once it is accepted.
    const std::optional<HostKey> &hostKey() const;
    /// In Closed, if it was not close() that ended it.
    const std::optional<Error> &error() const;
    /// The question that waits for an answer.
    const std::optional<SshQuestion> &question() const;

    /// Idle -> Connecting. opened() or closed() follows. Errors: Unreachable (name, refused), Timeout, Usage
    /// (the destination or ~/.ssh/config), HostKeyUnknown (strict, or the user said no), HostKeyChanged,
    /// HostKeyRevoked, AuthRejected, Cancelled (a question was refused), Forbidden (a command was not
    /// allowed), PeerIncompatible (no algorithm in common), PeerMisbehaved, Closed (a loss when open).
    void open();
    /// Ends it; closed() is not emitted for it.
    void close();

    /// For the question() that waits. Accepting a host key remembers it (known_hosts) unless told not to.
    void acceptHostKey(bool remember = true);
    void answer(std::vector<Secret> answers);
    void allowCommand();
    /// No, to any of them.
    void refuse();

    /// Channels; begun at once when Open, refused (ended()) otherwise. The caller owns the handle; one that
    /// outlives the connection has ended.
    std::unique_ptr<SshChannel> shell(PtyRequest pty);
    std::unique_ptr<SshChannel> exec(QByteArray command, std::optional<PtyRequest> pty = std::nullopt);
    std::unique_ptr<SshChannel> subsystem(QByteArray name);
    /// A direct-tcpip channel. Source: RFC 4254 section 7.2.
    std::unique_ptr<SshChannel> forwardTo(QString host, quint16 port);
    /// Has the host listen for us: on 127.0.0.1 if `bind` is empty, on every address of its for "*".
    /// Port 0 is any that is free there. Refused (ended()) unless Open. Source: RFC 4254 section 7.1.
    std::unique_ptr<SshListener> listen(const QString &bind, quint16 port);

Q_SIGNALS:
    void stateChanged(porthole::ssh::SshState state);
    void asked(const porthole::SshQuestion &question);
    /// In Connecting, for whoever wants to know more.
    void stepped(porthole::ssh::SshStep step);
    /// The server's banner (RFC 4252 section 5.4), lines fit to be shown; before the question that follows
    /// it.
    void bannerReceived(const QString &text);
    void opened();
    void closed(const porthole::Error &error);

private:
    class Handle;
    std::unique_ptr<Handle> m_handle;
};

} // namespace porthole::ssh
