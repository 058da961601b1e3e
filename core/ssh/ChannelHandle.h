#pragma once

#include "core/async/Door.h"
#include "core/ssh/SshChannel.h"
#include "core/ssh/worker/ArrivedChannel.h"
#include "core/ssh/worker/Inbox.h"

namespace porthole::ssh {

/// What is behind an SshChannel, in its owner's thread.
class SshChannel::Handle {
public:
    Handle(std::shared_ptr<Inbox> inbox, quint64 number);
    ~Handle();
    Handle(const Handle &) = delete;
    Handle &operator=(const Handle &) = delete;

    /// Sends for the channel; its news go to `owner` from then on. Refused where the connection is not open.
    void begin(SshChannel &owner, ChannelRequest request, bool isConnected);
    /// The handle's owner of a channel that the host has opened, which is told what has waited.
    static std::unique_ptr<SshChannel> adopt(const std::shared_ptr<Inbox> &inbox, ArrivedChannel &arrived);
    void hear(ChannelNews news);
    void post(ChannelCommand command);

    quint64 number() const { return m_number; }
    bool isOpen = false;
    std::optional<ChannelEnd> end;
    qint64 toWrite = 0;

private:
    TellChannel tellOwner(SshChannel &owner);

    const std::shared_ptr<Inbox> m_inbox;
    const quint64 m_number;
    SshChannel *m_owner = nullptr;
    std::shared_ptr<async::Door<SshChannel>> m_door;
};

} // namespace porthole::ssh
