#include "core/session/SessionCourse.h"

#include <string>

namespace porthole {

Result<> SessionCourse::enter(SessionState next)
{
    if (!allowed(m_state, next)) {
        return Error::make(ErrorKind::Bug, std::string("a session does not go from ") + nameOf(m_state) +
                                               " to " + nameOf(next));
    }
    m_state = next;
    return {};
}

const char *nameOf(SessionState state)
{
    switch (state) {
    case SessionState::Idle:
        return "Idle";
    case SessionState::Connecting:
        return "Connecting";
    case SessionState::Negotiating:
        return "Negotiating";
    case SessionState::PasswordNeeded:
        return "PasswordNeeded";
    case SessionState::Live:
        return "Live";
    case SessionState::Waiting:
        return "Waiting";
    case SessionState::Failed:
        return "Failed";
    case SessionState::Closed:
        return "Closed";
    }
    return "Closed";
}

} // namespace porthole
