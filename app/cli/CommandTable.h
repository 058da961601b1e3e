#pragma once

#include "app/cli/Commands.h"

#include <QStringList>

#include <span>

namespace porthole::cli {

struct Command {
    QLatin1String name;  ///< "console shot"
    QLatin1String usage; ///< what follows "porthole NAME"
    QLatin1String summary;
    QLatin1String details;                   ///< lines for its own help page
    std::span<const QLatin1String> sections; ///< what it shares with others, behind them
    Grammar grammar;
    Result<> (*run)(const Arguments &arguments, Environment &environment);
    /// What the program ends with if the command fails; 0: what the failure's kind says.
    int failure = 0;
};

/// Every subcommand that a person is told of.
std::span<const Command> commands();

/// The command that these words begin with, nullptr if none.
const Command *commandOf(const QStringList &words);

/// The page of `porthole --help`.
QString overview();
/// The part of it that is about the window: its targets, its options, the exit codes.
QString windowText();
/// What there is to say of `porthole open`, which is the window's and in no table; and the page of
/// `porthole help open`.
QString openText();
QString openPage();
/// The usage lines of the commands whose names begin with this word ("console"); empty if none does.
QString usageOfGroup(const QString &word);
/// The page of `porthole help NAME`.
QString pageOf(const Command &command);

} // namespace porthole::cli
