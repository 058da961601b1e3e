#pragma once

#include "core/async/Door.h"
#include "core/ssh/SshListener.h"
#include "core/ssh/worker/Inbox.h"

namespace porthole::ssh {

/// What is behind an SshListener, in its owner's thread.
class SshListener::Handle {
public:
    Handle(std::shared_ptr<Inbox> inbox, quint64 number);
    ~Handle();
    Handle(const Handle &) = delete;
    Handle &operator=(const Handle &) = delete;

    /// Asks the host; refused where the connection is not open.
    void begin(SshListener &owner, QByteArray bind, quint16 wanted, bool isConnected);
    void hear(ListenerNews news);
    std::unique_ptr<SshChannel> next();

    quint16 port = 0;
    std::optional<Error> error;

private:
    const std::shared_ptr<Inbox> m_inbox;
    const quint64 m_number;
    SshListener *m_owner = nullptr;
    std::shared_ptr<async::Door<SshListener>> m_door;
    std::deque<std::shared_ptr<ArrivedChannel>> m_arrived;
};

} // namespace porthole::ssh
