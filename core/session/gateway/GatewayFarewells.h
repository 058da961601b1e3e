#pragma once

#include <memory> // before <coroutine>, whose <concepts> Qt 6.4's moc does not get through on its own

#include "core/async/Flows.h"
#include "core/net/NetworkHttpTransport.h"
#include "core/remotes/slycat/HostSession.h"
#include "core/session/gateway/GatewayOptions.h"

#include <QObject>

namespace porthole {

/// One sign-in to a Slycat server, and what it consists of; the later members use the earlier.
struct GatewayLine {
    GatewayLine(const GatewayUrl &url, const GatewayOptions &options);

    net::NetworkHttpTransport transport;
    slycat::Access access;
    slycat::HostSession host{access};
};

/// What servers are still told after whoever spoke with them has gone: that a session on a host ends, that
/// somebody signs out. Each question has a time of its own. Thread: the network thread; what is under way
/// goes with this.
class GatewayFarewells : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Ends the session on the host.
    void leave(std::shared_ptr<GatewayLine> line);
    /// Ends that and the sign-in.
    void signOut(std::shared_ptr<GatewayLine> line);

private:
    async::Flows m_flows;
};

} // namespace porthole
