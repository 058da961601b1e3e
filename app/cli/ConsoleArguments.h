#pragma once

#include "app/cli/Arguments.h"
#include "app/cli/CloudArguments.h"
#include "app/cli/ConsoleRun.h"

#include <array>

namespace porthole::cli {

/// The options of every command that looks at a console, in front of a command's own.
template <std::size_t Count> constexpr auto withConsoleOptions(const std::array<Option, Count> &own)
{
    constexpr std::array kPassword{Option{QLatin1String("--password-file"), true}};
    return joined(joined(joined(kTlsOptions, kPassword), joined(kCloudOptions, kViaOptions)), own);
}

/// Reads the URL (operand 0; "-" is a line of standard input), the password's sources in the order
/// URL, --password-file, environment, and the TLS options. With --cloud operand 0 is a server, whose
/// console that cloud is asked for. With --via both are reached through a host.
/// Errors: Usage, Storage, NotFound (a file); openLiveConsole()'s; HostRoute::open()'s.
Result<ConsoleSetup> consoleSetup(const Arguments &arguments, Environment &environment);

/// Runs the event loop until `run` is finished; what it finished with. Errors: also Cancelled (Ctrl+C).
Result<> execute(ConsoleRun &run);

} // namespace porthole::cli
