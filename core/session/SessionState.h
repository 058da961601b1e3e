#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

namespace porthole {

/// Where a console session is. `Failed` waits for the user (retry, password, certificate);
/// `Waiting` goes on by itself: it counts down to the next attempt, or waits for what the console's
/// source tells of the server.
enum class SessionState : std::uint8_t {
    Idle,
    Connecting,     ///< name, TCP, TLS, WebSocket
    Negotiating,    ///< RFB version, security, ServerInit
    PasswordNeeded, ///< the server asks; submitPassword() goes on
    Live,
    Waiting, ///< there is no line, and there will be: scheduled, or when the source finds the way
    Failed,  ///< the line is down and only the user can change that
    Closed,
};

struct SessionTransition {
    SessionState from;
    SessionState to;
};

/// Every change of state that a console session may make; there is no other.
inline constexpr std::array kSessionTransitions{
    SessionTransition{SessionState::Idle, SessionState::Connecting},
    SessionTransition{SessionState::Connecting, SessionState::Negotiating},
    SessionTransition{SessionState::Connecting, SessionState::Connecting}, // the next route of the URL
    SessionTransition{SessionState::Connecting, SessionState::Waiting},
    SessionTransition{SessionState::Connecting, SessionState::Failed},
    SessionTransition{SessionState::Negotiating, SessionState::PasswordNeeded},
    SessionTransition{SessionState::Negotiating, SessionState::Live},
    SessionTransition{SessionState::Negotiating, SessionState::Waiting},
    SessionTransition{SessionState::Negotiating, SessionState::Failed},
    SessionTransition{SessionState::PasswordNeeded, SessionState::Negotiating},
    SessionTransition{SessionState::PasswordNeeded, SessionState::Waiting},
    SessionTransition{SessionState::PasswordNeeded, SessionState::Failed},
    SessionTransition{SessionState::Live, SessionState::Waiting},
    SessionTransition{SessionState::Live, SessionState::Failed},
    SessionTransition{SessionState::Waiting, SessionState::Connecting},
    SessionTransition{SessionState::Waiting, SessionState::Waiting}, // the source tells of another reason
    SessionTransition{SessionState::Waiting, SessionState::Failed},  // the source has given up
    SessionTransition{SessionState::Failed, SessionState::Connecting},
    SessionTransition{SessionState::Idle, SessionState::Closed},
    SessionTransition{SessionState::Connecting, SessionState::Closed},
    SessionTransition{SessionState::Negotiating, SessionState::Closed},
    SessionTransition{SessionState::PasswordNeeded, SessionState::Closed},
    SessionTransition{SessionState::Live, SessionState::Closed},
    SessionTransition{SessionState::Waiting, SessionState::Closed},
    SessionTransition{SessionState::Failed, SessionState::Closed},
};

constexpr bool allowed(SessionState from, SessionState to)
{
    return std::any_of(kSessionTransitions.begin(), kSessionTransitions.end(),
                       [=](const SessionTransition &t) { return t.from == from && t.to == to; });
}

static_assert(!allowed(SessionState::Closed, SessionState::Connecting), "a session is never reused");
static_assert(!allowed(SessionState::Connecting, SessionState::Live), "no pixels before ServerInit");
static_assert(!allowed(SessionState::Waiting, SessionState::Live) &&
                  !allowed(SessionState::Waiting, SessionState::Negotiating),
              "what waits has to connect first");
static_assert(!allowed(SessionState::Failed, SessionState::Waiting), "only the user moves what has failed");

} // namespace porthole
