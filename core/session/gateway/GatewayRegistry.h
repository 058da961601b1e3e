#pragma once

#include "core/session/gateway/GatewaySession.h"

#include <vector>

class QThread;

namespace porthole {

/// The Slycat servers that are open. It owns the sessions; a closed one goes in the next turn of the event
/// loop. Thread: its owner's.
class GatewayRegistry : public QObject {
    Q_OBJECT
public:
    /// `network` runs, and outlives the registry.
    GatewayRegistry(QThread &network, GatewayOptions options, QObject *parent = nullptr);
    ~GatewayRegistry() override;

    /// Makes a session, announces it, and then opens it, so that whoever is to show it hears everything.
    GatewaySession &open(const GatewayUrl &url);
    std::vector<GatewaySession *> sessions() const;

Q_SIGNALS:
    void opened(porthole::GatewaySession *session);

private:
    void letGo(GatewaySession *session);

    const GatewayOptions m_options;
    GatewayFarewells *const m_farewells; ///< lives on the network thread
    std::vector<std::unique_ptr<GatewaySession>> m_sessions;
};

} // namespace porthole
