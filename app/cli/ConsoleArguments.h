#pragma once

#include "app/cli/Arguments.h"
#include "app/cli/ConsoleRun.h"
#include "core/base/Secret.h"

#include <array>
#include <optional>

namespace porthole::cli {

/// What the environment held, taken out of it at the start of the program.
struct Environment {
    std::optional<Secret> vncPassword; ///< PORTHOLE_VNC_PASSWORD
};

/// The options of every console command, in front of a command's own.
template <std::size_t Count>
constexpr std::array<Option, Count + 4> withConsoleOptions(const std::array<Option, Count> &own)
{
    std::array<Option, Count + 4> all{
        Option{QLatin1String("--ca-file"), true}, Option{QLatin1String("--pin"), true},
        Option{QLatin1String("--password-file"), true}, Option{QLatin1String("--timeout-ms"), true}};
    for (std::size_t i = 0; i < Count; ++i)
        all[i + 4] = own[i];
    return all;
}

/// Reads the URL (operand 0; "-" is a line of standard input), the password's sources in the order
/// URL, --password-file, environment, and the TLS options. Errors: Usage, Storage, NotFound (a file).
Result<ConsoleSetup> consoleSetup(const Arguments &arguments, Environment &environment);

/// Runs the event loop until `run` is finished; what it finished with.
Result<> execute(ConsoleRun &run);

} // namespace porthole::cli
