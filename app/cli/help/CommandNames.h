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

/// The options that a command takes, as its page explains them.
QList<OptionText> optionsOf(const Command &command);
/// Those of the window.
QList<OptionText> windowOptions();

} // namespace porthole::cli
