#pragma once

#include "core/base/Result.h"

namespace porthole::cli {

/// Runs the event loop until QCoreApplication::quit(). Ctrl+C and SIGTERM end it as well, so that what
/// runs is ended in order. Errors: Cancelled (one of them came), Storage (no pipe is to be had).
/// Thread: main, one at a time.
Result<> runEventLoop();

/// For what runs until a signal comes: whether one has ended the loop. It is forgotten, so that the loop can
/// run again, and dieOfSignal() does nothing.
bool takeSignal();

/// After a runEventLoop() that was cancelled: ends the process as the signal would have ended it, which
/// is how a shell knows that its script is to end too. Does nothing otherwise.
void dieOfSignal();

} // namespace porthole::cli
