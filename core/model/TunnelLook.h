#pragma once

#include "core/base/Error.h"
#include "core/base/Id.h"
#include "core/model/Tunnel.h"

#include <algorithm>
#include <array>
#include <optional>

namespace porthole {

/// Of one session; a tunnel that is added again is another one.
using TunnelId = Id<struct TunnelTag, quint64>;

enum class TunnelState : quint8 {
    Stopped,
    Waiting,   ///< for a connection to the host; then it starts by itself
    Starting,  ///< it is asked for
    Listening, ///< whoever comes is served
    Failed,    ///< nobody listens; see TunnelLook::error
};

struct TunnelTransition {
    TunnelState from;
    TunnelState to;
};

/// Every change of state that a tunnel may make; there is no other.
inline constexpr std::array kTunnelTransitions{
    TunnelTransition{TunnelState::Stopped, TunnelState::Waiting},
    TunnelTransition{TunnelState::Waiting, TunnelState::Starting},
    TunnelTransition{TunnelState::Starting, TunnelState::Listening},
    TunnelTransition{TunnelState::Starting, TunnelState::Failed},
    TunnelTransition{TunnelState::Listening, TunnelState::Failed},
    TunnelTransition{TunnelState::Failed, TunnelState::Waiting},   // it is tried again
    TunnelTransition{TunnelState::Starting, TunnelState::Waiting}, // the connection was lost
    TunnelTransition{TunnelState::Listening, TunnelState::Waiting},
    TunnelTransition{TunnelState::Waiting, TunnelState::Stopped},
    TunnelTransition{TunnelState::Starting, TunnelState::Stopped},
    TunnelTransition{TunnelState::Listening, TunnelState::Stopped},
    TunnelTransition{TunnelState::Failed, TunnelState::Stopped},
};

constexpr bool allowed(TunnelState from, TunnelState to)
{
    return std::any_of(kTunnelTransitions.begin(), kTunnelTransitions.end(),
                       [=](const TunnelTransition &t) { return t.from == from && t.to == to; });
}

static_assert(!allowed(TunnelState::Stopped, TunnelState::Listening), "what was stopped stays so unasked");
static_assert(!allowed(TunnelState::Waiting, TunnelState::Listening), "a listener is asked for first");

/// The state's name in JSON: "listening".
constexpr const char *nameOf(TunnelState state)
{
    switch (state) {
    case TunnelState::Stopped:
        return "stopped";
    case TunnelState::Waiting:
        return "waiting";
    case TunnelState::Starting:
        return "starting";
    case TunnelState::Listening:
        return "listening";
    case TunnelState::Failed:
        return "failed";
    }
    return "";
}

/// A tunnel of a session as it is at the moment.
struct TunnelLook {
    TunnelId id{0};
    Tunnel tunnel;
    TunnelState state = TunnelState::Stopped;
    quint16 port = 0;                ///< that it listens on, or did
    std::optional<Error> error{};    ///< in Failed
    int connections = 0;             ///< that are open
    quint64 refusals = 0;            ///< of those who came, so many were not served
    std::optional<Error> refusal{};  ///< why the last of them was not
    qint64 toHost = 0, fromHost = 0; ///< bytes
};

} // namespace porthole
