#pragma once

#include "core/ssh/forward/Forward.h"
#include "core/ssh/forward/Listener.h"

namespace porthole::ssh {

/// `ssh -L`: listens here, and the host connects to the target for everybody who comes.
/// Source: RFC 4254 section 7.2.
class LocalForward final : public Forward {
    Q_OBJECT
public:
    LocalForward(SshConnection &connection, Tunnel tunnel);

    void start() override;
    void stop() override;

private:
    void take(int descriptor);

    const Tunnel m_tunnel;
    Listener m_listener;
};

} // namespace porthole::ssh
