#pragma once

#include "app/cli/help/HelpText.h"

namespace porthole::cli {

struct Command;

/// A first word of commands, and the second ones that may follow it: "console" and "shot", "type"; none
/// behind "servers".
struct CommandGroup {
    QString first;
    QStringList seconds;
};

QList<CommandGroup> commandGroups();

/// Names that somebody knows and need not type: what `porthole complete` calls them, and whether a path
/// follows them behind a colon.
struct KnownNames {
    QLatin1String what{}; ///< empty: none
    bool withPath = false;
};
/// What a command's first operand is one of; with a path, any of its operands.
KnownNames namesFor(const Command &command);
/// What an option's value is one of.
KnownNames namesFor(const OptionText &option);
/// Those of `porthole open`, which is the window's and in no table.
inline constexpr QLatin1String kOpen("open"), kOpenUsage("NAME..."),
    kOpenSummary("open the window with saved connections");

/// The options that a command takes, as its page explains them.
QList<OptionText> optionsOf(const Command &command);
/// Those of the window.
QList<OptionText> windowOptions();

} // namespace porthole::cli
