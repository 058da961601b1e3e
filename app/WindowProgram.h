#pragma once

#include "core/openstack/CloudsEnvironment.h"

#include <QStringList>

namespace porthole {

/// The program with a window, as the command line asks for it:
///   [TARGET...]             the window; where one is open in this session, it opens them, and this program
///   ends
///   --new-window [TARGET...]  a window of its own
///   --link LINK...          what another program handed over: asked about before it is opened
///   --new-connection        the form for a new host
///   --demo [TARGET...]      the same with the built-in demo, whose servers are TARGETs like
///   "porthole-demo/NAME"
///   --picture FILE          a picture of the window with nothing open; needs no display
///   --demo --pictures DIR   a walk through the demo that leaves pictures; needs no display
/// Errors are reported as those of the commands; the exit code. Ctrl+C and SIGTERM end it in order.
/// `argv0` is for Qt. Thread: main, before any QCoreApplication.
int runWindow(const QStringList &words, openstack::CloudsEnvironment environment, char *argv0);

} // namespace porthole
