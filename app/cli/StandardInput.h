#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"

#include <QByteArray>
#include <QString>

#include <string_view>

/// What is read from standard input: a console URL given as "-", the text to type, a password.
/// These calls wait; the command line has nothing else to do meanwhile. Thread: main.
namespace porthole::cli {

/// One line without its end, and not a byte more: what follows is left for the next reader.
/// Errors: Usage (nothing there, too long, not UTF-8).
Result<QString> readLine();

/// The same, for a password. Errors: Usage (nothing there, too long).
Result<Secret> readSecretLine();

/// Everything up to the end, 1 MiB at most. Errors: Usage (more than that), Storage.
Result<QByteArray> readToEnd();

/// Whether a person sits at it.
bool isTerminal();

/// Asks for a password on the terminal, with echo off; echo comes back even if the program is
/// interrupted meanwhile. Errors: Cancelled (end of input), Usage (no terminal).
Result<Secret> askPassword(std::string_view prompt);

} // namespace porthole::cli
