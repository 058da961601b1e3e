#pragma once

#include "core/base/Error.h"
#include "core/model/RemoteListing.h"
#include "core/model/SessionId.h"

#include <QByteArray>
#include <algorithm>
#include <array>
#include <optional>

namespace porthole {

/// Where a session with a Slycat server is: first the server is signed in to, then one of its hosts.
enum class GatewayState : quint8 {
    Idle,
    Connecting,   ///< what kind of server it is, and how it wants to be signed in to
    SignInNeeded, ///< submitSignIn() goes on; trouble says why it is asked again
    SigningIn,
    HostNeeded, ///< connectHost() goes on; trouble says why it is asked again
    ConnectingHost,
    Open,   ///< there is a session on a host: browse, fetch, launch
    Failed, ///< open() tries again
    Closed,
};

struct GatewayTransition {
    GatewayState from;
    GatewayState to;
};

/// Every change of state that a gateway session may make; there is no other but closing, which it always may.
inline constexpr std::array kGatewayTransitions{
    GatewayTransition{GatewayState::Idle, GatewayState::Connecting},
    GatewayTransition{GatewayState::Connecting, GatewayState::SignInNeeded},
    GatewayTransition{GatewayState::Connecting, GatewayState::HostNeeded}, // it lets everybody in
    GatewayTransition{GatewayState::Connecting, GatewayState::Failed},
    GatewayTransition{GatewayState::SignInNeeded, GatewayState::SigningIn},
    GatewayTransition{GatewayState::SigningIn, GatewayState::HostNeeded},
    GatewayTransition{GatewayState::SigningIn, GatewayState::SignInNeeded},
    GatewayTransition{GatewayState::SigningIn, GatewayState::Failed},
    GatewayTransition{GatewayState::HostNeeded, GatewayState::ConnectingHost},
    GatewayTransition{GatewayState::HostNeeded, GatewayState::Connecting}, // signed out
    GatewayTransition{GatewayState::ConnectingHost, GatewayState::Open},
    GatewayTransition{GatewayState::ConnectingHost, GatewayState::HostNeeded},
    GatewayTransition{GatewayState::ConnectingHost, GatewayState::SignInNeeded}, // the sign-in has lapsed
    GatewayTransition{GatewayState::Open, GatewayState::Open},                   // under another sid
    GatewayTransition{GatewayState::Open, GatewayState::HostNeeded},
    GatewayTransition{GatewayState::Open, GatewayState::SignInNeeded},
    GatewayTransition{GatewayState::Open, GatewayState::Connecting}, // signed out
    GatewayTransition{GatewayState::Failed, GatewayState::Connecting},
};

constexpr bool allowed(GatewayState from, GatewayState to)
{
    return (to == GatewayState::Closed && from != GatewayState::Closed) ||
           std::any_of(kGatewayTransitions.begin(), kGatewayTransitions.end(),
                       [=](const GatewayTransition &t) { return t.from == from && t.to == to; });
}

static_assert(!allowed(GatewayState::Closed, GatewayState::Connecting), "a session is never reused");
static_assert(!allowed(GatewayState::HostNeeded, GatewayState::Open),
              "no host is open before it was connected to");
static_assert(!allowed(GatewayState::SignInNeeded, GatewayState::HostNeeded) &&
                  !allowed(GatewayState::SignInNeeded, GatewayState::Open),
              "nobody gets past the sign-in");

struct GatewayTrouble {
    Error error;
    /// For CertificateUntrusted: what a person compares before trustCertificate().
    QByteArray certificateSha256{};
    QString certificateProblem{};
};

/// What a gateway's worker tells its handle, whole at each change.
struct GatewayStanding {
    GatewayState state = GatewayState::Idle;
    /// In Failed why; in SignInNeeded and HostNeeded what went wrong before, if something did.
    std::optional<GatewayTrouble> trouble{};
    bool canSignOut = false;    ///< false where everybody is let in
    QList<GatewayHost> hosts{}; ///< from HostNeeded on
    QString host{}, hostUser{}; ///< from ConnectingHost on
    /// In Open: an agent runs there. The server does not say so; but where it starts one, it makes no session
    /// without it.
    bool hasAgent = false;
    std::optional<SessionId> sid{}; ///< in Open; another one when the server had lost it
};

} // namespace porthole
