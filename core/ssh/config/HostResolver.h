#pragma once

#include "core/ssh/config/ConfigReader.h"
#include "core/ssh/config/ResolvedHost.h"

namespace porthole::ssh {

/// Makes a machine of what was read: defaults filled in, tokens and "~" expanded, names checked (SEC-50).
/// Errors: Usage.
Result<ResolvedHost> resolveHost(const ConfigReader &reader, const SshFiles &files,
                                 const ConfigEnvironment &environment, const SshDestination &destination);

} // namespace porthole::ssh
