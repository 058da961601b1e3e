#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace porthole::ssh {

/// What "%h" and the like stand for, by their letters. Source: ssh_config(5), "TOKENS".
using Tokens = std::map<char, std::string>;
using Variables = std::function<std::optional<QByteArray>(const char *name)>;

/// Fills tokens in; "%%" is '%'. With `variables`, "${NAME}" too. Nothing that is filled in is looked at
/// again. Errors: Usage (an unknown token, a variable that is not set).
Result<std::string> expandTokens(std::string_view text, const Tokens &tokens,
                                 const Variables &variables = {});

/// Fills variables in and leaves tokens alone. Errors: Usage.
Result<std::string> expandVariables(std::string_view text, const Variables &variables);

/// "~" and "~/..." below `home`, "~user/..." below that user's. Errors: Usage (no such user).
Result<std::string> expandTilde(const std::string &path, const std::string &home);

} // namespace porthole::ssh
