#pragma once

#include "core/base/Result.h"
#include "core/session/SessionState.h"

namespace porthole {

/// The state that a session is in, moved along kSessionTransitions and in no other way.
class SessionCourse {
public:
    SessionState state() const { return m_state; }
    /// Errors: Bug, if the table does not know this change; the state stays as it is.
    Result<> enter(SessionState next);

private:
    SessionState m_state = SessionState::Idle;
};

/// The state's name for logs and error texts, e.g. "PasswordNeeded".
const char *nameOf(SessionState state);

} // namespace porthole
