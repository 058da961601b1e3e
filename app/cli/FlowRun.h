#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/base/Task.h"

#include <optional>

namespace porthole::cli {

/// Ends the event loop that runFlow() runs.
void leaveLoop();
/// Starts `flow` and runs the event loop until it is done, or the time is up.
/// Errors: Cancelled (Ctrl+C, SIGTERM).
Result<> runUntilDone(Task<> &flow, Milliseconds timeout);

namespace detail {

template <class T> Task<> keep(Task<T> flow, std::optional<T> &outcome)
{
    outcome = co_await std::move(flow);
    leaveLoop();
}

} // namespace detail

/// Runs a flow to its end; nothing if it has none within the time. Errors: Cancelled (Ctrl+C, SIGTERM).
/// Thread: main, one at a time.
template <class T> Result<std::optional<T>> runFlow(Task<T> flow, Milliseconds timeout)
{
    std::optional<T> outcome;
    Task<> whole = detail::keep(std::move(flow), outcome);
    PH_DO(runUntilDone(whole, timeout));
    return outcome;
}

} // namespace porthole::cli
