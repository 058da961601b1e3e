#pragma once

#include "app/cli/Commands.h"

#include <QStringList>

#include <span>

namespace porthole::cli {

struct Command {
    QLatin1String name;  ///< "console shot"
    QLatin1String usage; ///< what follows "porthole NAME"
    QLatin1String summary;
    QLatin1String details; ///< lines for its own help page
    Grammar grammar;
    Result<> (*run)(const Arguments &arguments, Environment &environment);
};

/// Every subcommand there is.
std::span<const Command> commands();

/// The command that these words begin with, nullptr if none.
const Command *commandOf(const QStringList &words);

/// The page of `porthole --help`.
QString overview();
/// The page of `porthole help NAME`.
QString pageOf(const Command &command);

} // namespace porthole::cli
