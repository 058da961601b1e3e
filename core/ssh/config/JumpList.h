#pragma once

#include "core/base/Result.h"
#include "core/ssh/SshOptions.h"

#include "core/ssh/config/Tokens.h"

#include <string_view>
#include <vector>

namespace porthole::ssh {

/// Reads ProxyJump's value: "user@host:port" or "ssh://user@host:port", divided by commas, in the order in
/// which they are connected to; hosts and users may hold `tokens`. Empty for "none". Errors: Usage, for hosts
/// and users beyond SEC-50's grammar, too.
Result<std::vector<SshDestination>> parseJumpList(std::string_view text, const Tokens &tokens = {});

} // namespace porthole::ssh
