#pragma once

#include "core/ssh/SshOptions.h"
#include "core/ssh/worker/Authenticator.h"
#include "core/ssh/worker/JumpTunnel.h"
#include "core/ssh/worker/KeepAlive.h"
#include "core/ssh/worker/ProxyProcess.h"
#include "core/ssh/worker/RemoteListeners.h"

#include <list>
#include <map>

namespace porthole::ssh {

/// A connection from its destination to its end, on its own thread: the way there, machine by machine, and
/// the channels on the last of them. Thread: the connection's.
class Worker {
public:
    Worker(SshOptions options, std::shared_ptr<Inbox> inbox, TellConnection tell);
    ~Worker();
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    /// Returns when the connection has ended, with why.
    Error run();

private:
    struct Hop;

    Result<> connect();
    Result<> connectTo(const ResolvedHost &host, int index, int count);
    Result<OwnedFd> wayTo(Hop &hop, TimePoint until);
    KeepAliveRule keepAliveOf(const ResolvedHost &host) const;
    Result<> verify(Hop &hop);
    Result<> authenticate(Hop &hop);
    Result<> serve();
    void handle(ChannelCommand command);
    bool handleListener(ChannelCommand &command);
    void adopt(quint64 number, std::unique_ptr<ChannelPump> pump);
    void dropFinished();
    void loseAll(const Error &error);
    void enter(SshState state, const SshHop &hop);

    SshOptions m_options;
    const std::shared_ptr<Inbox> m_inbox;
    const TellConnection m_tell;
    Loop m_loop;
    Asker m_asker;
    std::list<Hop> m_hops; ///< a later one stands on those before it: they go last come, first gone
    std::map<quint64, std::unique_ptr<ChannelPump>> m_channels;
    std::unique_ptr<RemoteListeners> m_listeners; ///< once there is one
    bool m_isOpen = false;
};

} // namespace porthole::ssh
