#pragma once

#include <QtGlobal>
#include <algorithm>
#include <array>

namespace porthole::remotes {

enum class RemoteState : quint8 {
    Idle,
    Connecting, ///< up to authentication; connection() tells how far, and asks
    AgentStarting,
    Open,
    Waiting, ///< lost; tries again by itself
    Failed,  ///< only the user can change that
    Closed,
};

struct RemoteTransition {
    RemoteState from;
    RemoteState to;
};

/// Every change of state that a session may make; there is no other.
inline constexpr std::array kRemoteTransitions{
    RemoteTransition{RemoteState::Idle, RemoteState::Connecting},
    RemoteTransition{RemoteState::Connecting, RemoteState::AgentStarting},
    RemoteTransition{RemoteState::Connecting, RemoteState::Open}, // no agent is wanted
    RemoteTransition{RemoteState::Connecting, RemoteState::Waiting},
    RemoteTransition{RemoteState::Connecting, RemoteState::Failed},
    RemoteTransition{RemoteState::AgentStarting, RemoteState::Open},
    RemoteTransition{RemoteState::AgentStarting, RemoteState::Waiting}, // the connection was lost
    RemoteTransition{RemoteState::AgentStarting, RemoteState::Failed},
    RemoteTransition{RemoteState::Open, RemoteState::Waiting},
    RemoteTransition{RemoteState::Open, RemoteState::Failed},
    RemoteTransition{RemoteState::Waiting, RemoteState::Connecting},
    RemoteTransition{RemoteState::Failed, RemoteState::Connecting}, // the user's wish
    RemoteTransition{RemoteState::Idle, RemoteState::Closed},
    RemoteTransition{RemoteState::Connecting, RemoteState::Closed},
    RemoteTransition{RemoteState::AgentStarting, RemoteState::Closed},
    RemoteTransition{RemoteState::Open, RemoteState::Closed},
    RemoteTransition{RemoteState::Waiting, RemoteState::Closed},
    RemoteTransition{RemoteState::Failed, RemoteState::Closed},
};

constexpr bool allowed(RemoteState from, RemoteState to)
{
    return std::any_of(kRemoteTransitions.begin(), kRemoteTransitions.end(),
                       [=](const RemoteTransition &t) { return t.from == from && t.to == to; });
}

static_assert(!allowed(RemoteState::Closed, RemoteState::Connecting), "a sid is never used again");
static_assert(!allowed(RemoteState::Idle, RemoteState::AgentStarting) &&
                  !allowed(RemoteState::Waiting, RemoteState::AgentStarting) &&
                  !allowed(RemoteState::Failed, RemoteState::AgentStarting),
              "authentication comes before the agent is even judged");
static_assert(!allowed(RemoteState::Waiting, RemoteState::Open), "what waits has to connect first");
static_assert(!allowed(RemoteState::Failed, RemoteState::Waiting), "only the user moves what has failed");

/// The state's name in JSON: "open".
const char *nameOf(RemoteState state);

} // namespace porthole::remotes
