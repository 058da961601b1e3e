#pragma once

#include "core/base/Clock.h"
#include "core/base/Error.h"
#include "core/model/SshQuestion.h"

#include <QByteArray>
#include <algorithm>
#include <array>
#include <optional>

namespace porthole {

/// Where a session with a shell is. `Asking` and `Failed` wait for the user, `Waiting` goes on by itself.
enum class ShellState : quint8 {
    Idle,
    Connecting, ///< progress() says how far
    Asking,     ///< question() waits for an answer
    Open,       ///< what is typed arrives
    Waiting,    ///< lost; tries again by itself
    Failed,     ///< only the user can change that
    Ended,      ///< the shell has gone as shells do: somebody logged out
    Closed,
};

struct ShellTransition {
    ShellState from;
    ShellState to;
};

/// Every change of state that a session may make; there is no other.
inline constexpr std::array kShellTransitions{
    ShellTransition{ShellState::Idle, ShellState::Connecting},
    ShellTransition{ShellState::Connecting, ShellState::Asking},
    ShellTransition{ShellState::Connecting, ShellState::Open},
    ShellTransition{ShellState::Connecting, ShellState::Waiting},
    ShellTransition{ShellState::Connecting, ShellState::Failed},
    ShellTransition{ShellState::Connecting, ShellState::Ended}, // a shell that is gone as soon as it began
    ShellTransition{ShellState::Asking, ShellState::Connecting},
    ShellTransition{ShellState::Asking, ShellState::Asking}, // the next question
    ShellTransition{ShellState::Asking, ShellState::Waiting},
    ShellTransition{ShellState::Asking, ShellState::Failed},
    ShellTransition{ShellState::Open, ShellState::Ended},
    ShellTransition{ShellState::Open, ShellState::Waiting},
    ShellTransition{ShellState::Open, ShellState::Failed},
    ShellTransition{ShellState::Waiting, ShellState::Connecting},
    ShellTransition{ShellState::Waiting, ShellState::Waiting}, // the next pause
    ShellTransition{ShellState::Waiting, ShellState::Failed},
    ShellTransition{ShellState::Failed, ShellState::Connecting},
    ShellTransition{ShellState::Ended, ShellState::Connecting},
    ShellTransition{ShellState::Idle, ShellState::Closed},
    ShellTransition{ShellState::Connecting, ShellState::Closed},
    ShellTransition{ShellState::Asking, ShellState::Closed},
    ShellTransition{ShellState::Open, ShellState::Closed},
    ShellTransition{ShellState::Waiting, ShellState::Closed},
    ShellTransition{ShellState::Failed, ShellState::Closed},
    ShellTransition{ShellState::Ended, ShellState::Closed},
};

constexpr bool allowed(ShellState from, ShellState to)
{
    return std::any_of(kShellTransitions.begin(), kShellTransitions.end(),
                       [=](const ShellTransition &t) { return t.from == from && t.to == to; });
}

static_assert(!allowed(ShellState::Closed, ShellState::Connecting), "a session is never reused");
static_assert(!allowed(ShellState::Failed, ShellState::Waiting), "only the user moves what has failed");
static_assert(!allowed(ShellState::Waiting, ShellState::Open), "what waits has to connect first");
static_assert(!allowed(ShellState::Asking, ShellState::Open), "an answer has to be judged first");

/// How far a connection has come.
enum class ShellStage : quint8 {
    Reaching,    ///< name, TCP, key exchange
    CheckingKey, ///< whether the host is who it says it is
    SigningIn,
    StartingAgent,
    StartingShell,
};

struct ShellProgress {
    ShellStage stage = ShellStage::Reaching;
    SshHop hop; ///< which machine on the way; its name is empty before anything is known
};

/// Why there is no line, in Waiting and Failed.
struct ShellTrouble {
    Error error;
    Milliseconds retryIn{0}; ///< of Waiting, from the moment it was told
    int attempt = 0;         ///< the number of the next attempt, from 1
};

/// How a shell has ended.
struct ShellEnd {
    std::optional<int> exitStatus;
    QByteArray signal; ///< "TERM"; empty for none
};

/// The agent of a session's host, as a person is told of it.
enum class AgentStanding : quint8 { None, Starting, Ready, Busy, Lost };

} // namespace porthole
