#pragma once

#include <QStringList>

namespace porthole {

/// Runs the window with the words of the command line: [--picture FILE] [TARGET...]. Errors are
/// reported as the other commands report theirs; the exit code. `argv0` is for Qt.
/// Thread: main, before any QCoreApplication.
int runWindow(const QStringList &words, char *argv0);

} // namespace porthole
