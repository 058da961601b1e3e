#pragma once

#include "app/cli/ConsoleArguments.h"

#include <QStringList>

namespace porthole::cli {

/// Whether these words are a subcommand, a question (--help, help, --version) or wrong: everything
/// that needs no window. Else they are the window's.
bool wantsCommand(const QStringList &words);

/// Runs them, errors reported on standard error; the exit code. `argv0` is for Qt.
/// Thread: main, before any QCoreApplication.
int runCommand(const QStringList &words, Environment environment, char *argv0);

} // namespace porthole::cli
