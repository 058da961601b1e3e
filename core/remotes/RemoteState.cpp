#include "core/remotes/RemoteState.h"

#include "core/remotes/AgentState.h"

namespace porthole::remotes {

// No default in these: the compiler names the state that is forgotten here.

const char *nameOf(RemoteState state)
{
    switch (state) {
    case RemoteState::Idle:
        return "idle";
    case RemoteState::Connecting:
        return "connecting";
    case RemoteState::AgentStarting:
        return "agent-starting";
    case RemoteState::Open:
        return "open";
    case RemoteState::Waiting:
        return "waiting";
    case RemoteState::Failed:
        return "failed";
    case RemoteState::Closed:
        return "closed";
    }
    return "";
}

const char *nameOf(AgentState state)
{
    switch (state) {
    case AgentState::None:
        return "none";
    case AgentState::Starting:
        return "starting";
    case AgentState::Ready:
        return "ready";
    case AgentState::Busy:
        return "busy";
    case AgentState::Lost:
        return "lost";
    }
    return "";
}

} // namespace porthole::remotes
