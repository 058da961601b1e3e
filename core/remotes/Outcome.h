#pragma once

#include "core/base/Error.h"
#include "core/base/Result.h"
#include "core/model/SavedHost.h"

#include <optional>

namespace porthole::remotes {

/// How POST /remotes answers: the status, and the reason phrase that carries the error.
struct Outcome {
    int status;
    const char *reason;

    friend constexpr bool operator==(const Outcome &, const Outcome &) = default;
};

/// The outcome of a session that did not come about. Every error has one, and this is the only place that
/// says which. Source: the contract of POST /remotes.
Outcome outcomeOf(ErrorKind kind);

/// Whether an agent is to be started where somebody wishes `wish` and the host's entry is `command` (unset:
/// there is none). Errors: AgentNotConfigured, AgentUnusable.
Result<bool> wantsAgent(AgentWish wish, const std::optional<QString> &command);

} // namespace porthole::remotes
