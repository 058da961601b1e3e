#include "core/session/gateway/GatewayRegistry.h"

#include "core/session/gateway/GatewayFarewells.h"

#include <QThread>
#include <algorithm>

namespace porthole {

GatewayRegistry::GatewayRegistry(QThread &network, GatewayOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_farewells(new GatewayFarewells)
{
    m_farewells->moveToThread(&network);
}

/// Nothing waits for the network: what is under way there, farewells too, is dropped.
GatewayRegistry::~GatewayRegistry()
{
    m_sessions.clear();
    m_farewells->deleteLater();
}

GatewaySession &GatewayRegistry::open(const GatewayUrl &url)
{
    m_sessions.push_back(std::make_unique<GatewaySession>(url, m_options, *m_farewells));
    GatewaySession &session = *m_sessions.back();
    connect(&session, &GatewaySession::standingChanged, this, [this, &session] {
        if (session.state() == GatewayState::Closed)
            letGo(&session);
    });
    Q_EMIT opened(&session);
    session.open();
    return session;
}

void GatewayRegistry::letGo(GatewaySession *session)
{
    const auto at = std::find_if(m_sessions.begin(), m_sessions.end(),
                                 [&](const auto &held) { return held.get() == session; });
    if (at == m_sessions.end())
        return;
    // It is in the middle of saying that it is closed. As a child it goes with the registry at the latest.
    at->release()->setParent(this);
    session->deleteLater();
    m_sessions.erase(at);
}

std::vector<GatewaySession *> GatewayRegistry::sessions() const
{
    std::vector<GatewaySession *> all;
    for (const auto &session : m_sessions)
        all.push_back(session.get());
    return all;
}

} // namespace porthole
