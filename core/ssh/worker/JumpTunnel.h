#pragma once

#include "core/ssh/worker/ChannelPump.h"

namespace porthole::ssh {

/// The way from a jump host to the next machine: a direct-tcpip channel on one side, on the other a socket
/// on which the next session speaks. Both sides slow the other one down. Thread: the connection's.
class JumpTunnel final : public Pump {
public:
    /// Waits until the jump host has opened the way; its other end is `socket`.
    /// Errors: Unreachable, Forbidden (the jump host's), Loop::turn()'s, Timeout.
    static Result<std::unique_ptr<JumpTunnel>> open(Session &jump, const Endpoint &to, TimePoint until,
                                                    OwnedFd &socket);
    ~JumpTunnel() override;

    bool work() override;

private:
    JumpTunnel(Session &jump, const Endpoint &to, OwnedFd socket);
    void take(ChannelNews news);
    bool fromSocket();
    bool toSocket();
    Result<> watch();

    Loop &m_loop;
    const OwnedFd m_socket;
    ChannelPump m_channel;
    QByteArray m_toSocket;
    short m_watched = 0;        ///< poll()'s events
    bool m_isHeldUp = false;    ///< the socket took less than there was
    bool m_socketEnded = false; ///< the next session is gone, or has said all
    std::optional<ChannelEnd> m_end;
};

} // namespace porthole::ssh
