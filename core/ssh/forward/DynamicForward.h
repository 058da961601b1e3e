#pragma once

#include "core/ssh/forward/Forward.h"
#include "core/ssh/forward/SocksListener.h"

namespace porthole::ssh {

/// `ssh -D`: listens here for SOCKS5 without a password, as ssh does, and the host connects to whatever is
/// asked for.
class DynamicForward final : public Forward {
    Q_OBJECT
public:
    DynamicForward(SshConnection &connection, const Tunnel &tunnel);

    void start() override;
    void stop() override;
    int connections() const override { return m_socks ? m_socks->clients() : 0; }

private:
    std::unique_ptr<SocksListener> m_socks;
};

} // namespace porthole::ssh
