#pragma once

#include "core/ssh/forward/Forward.h"

namespace porthole::ssh {

/// `ssh -R`: the host listens, and this computer connects to the target for everybody who comes there.
/// Source: RFC 4254 section 7.1.
class RemoteForward final : public Forward {
    Q_OBJECT
public:
    /// To connect to the target.
    static constexpr int kPatience = 15000; // milliseconds

    RemoteForward(SshConnection &connection, Tunnel tunnel);

    void start() override;
    void stop() override;

private:
    void take();
    void connectToTarget(Splice &splice);

    const Tunnel m_tunnel;
    std::unique_ptr<SshListener> m_listener;
};

} // namespace porthole::ssh
