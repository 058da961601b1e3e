#pragma once

#include "core/async/Door.h"
#include "core/ssh/SshConnection.h"
#include "core/ssh/worker/Inbox.h"
#include "core/ssh/worker/News.h"

#include <future>
#include <thread>

namespace porthole::ssh {

/// What is behind an SshConnection, in its owner's thread.
class SshConnection::Handle {
public:
    Handle(SshConnection &owner, SshOptions options);
    ~Handle();
    Handle(const Handle &) = delete;
    Handle &operator=(const Handle &) = delete;

    void begin();
    void hear(ConnectionNews news);
    void end();
    void answer(PersonsAnswer answer);
    void enter(SshState to);
    std::unique_ptr<SshChannel> open(ChannelRequest request);
    std::unique_ptr<SshListener> listen(const QString &bind, quint16 port);

    SshConnection &owner;
    SshOptions options;
    SshState state = SshState::Idle;
    SshHop hop;
    std::optional<HostKey> hostKey;
    std::optional<Error> error;
    std::optional<SshQuestion> question;

private:
    std::shared_ptr<Inbox> m_inbox = std::make_shared<Inbox>();
    std::shared_ptr<async::Door<SshConnection>> m_door;
    std::thread m_thread;
    std::future<void> m_threadIsOver;
    quint64 m_channels = 0; ///< and listeners, made so far
};

} // namespace porthole::ssh
