#pragma once

#include "app/http/Message.h"
#include "core/base/Task.h"
#include "core/remotes/RemoteRegistry.h"

namespace porthole::serve {

/// Waits until a session is Open, or is not going to be without somebody's help; one that was lost is tried
/// again at once. Errors: NotFound (there is no such session, any more), and what the session failed with.
/// The registry outlives the task.
Task<Result<>> untilOpen(remotes::RemoteRegistry &registry, SessionId id);

/// What to answer when untilOpen() failed.
http::Reply failureOf(const Error &error);

/// The 404 of a sid that nobody has.
http::Reply unknownSession();

} // namespace porthole::serve
