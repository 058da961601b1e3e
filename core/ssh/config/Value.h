#pragma once

#include "core/base/Result.h"
#include "core/openssh/ConfigLine.h"
#include "core/ssh/config/Keyword.h"
#include "core/ssh/config/Tokens.h"

#include <optional>
#include <string>
#include <string_view>

namespace porthole::ssh {

/// Whether a line's value is written as its keyword wants it. Errors: Usage.
Result<> checkValue(Syntax syntax, const openssh::ConfigLine &line, const Variables &variables);

/// "yes" and "true", "no" and "false", in any case.
std::optional<bool> flagOf(std::string_view text);
/// Seconds: "90", "1m30s", "2h", "1w". Source: sshd_config(5), "TIME FORMATS".
std::optional<int> secondsOf(std::string_view text);
/// 0 or more.
std::optional<int> countOf(std::string_view text);
/// 1 to 65535, or the name of a service of TCP.
std::optional<int> portOf(std::string_view text);

} // namespace porthole::ssh
