#pragma once

#include "core/ssh/config/SshConfig.h"
#include "core/ssh/worker/Asker.h"

namespace porthole::ssh {

/// The machines on the way to the destination. Where "Match exec" decides, the person is asked about each
/// line, and it is run once it is allowed. `cancel` is a descriptor that can be read when it is to end.
/// Errors: Usage (configuration), Forbidden (a command was not allowed, or nobody is there to be asked),
/// Asker::ask()'s, Timeout (a command).
Result<Route> resolveRoute(const SshOptions &options, Asker &asker, int cancel);

/// What is done about unknown keys: what was chosen, and where nothing was, what the configuration says. Its
/// "no" asks as well: nothing turns the question off.
HostKeyMode modeFor(HostKeyMode chosen, StrictHostKeyChecking configured);

} // namespace porthole::ssh
