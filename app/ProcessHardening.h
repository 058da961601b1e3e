#pragma once

#include "core/base/Secret.h"

#include <QStringList>
#include <optional>

/// What the process does to itself before anything else runs. Thread: main, before others exist.
namespace porthole::process {

/// A peer that hangs up is no reason to die (SIGPIPE ignored), and what is in memory stays there: no
/// core file, and no ptrace or /proc/PID/mem for others of the same user (PR_SET_DUMPABLE 0).
/// What is closed of the three standard descriptors is opened so that every use of it fails: no socket or
/// file of ours is to take its number, and what is written for a person.
/// Source: security requirements H5 and SEC-32.
void harden();

/// The arguments, copied, without the program's name. Those in which a token or a password may stand
/// (URLs with a query, a fragment, user information, and every web address) are then overwritten
/// where the kernel shows them to others, /proc/PID/cmdline (SEC-32).
QStringList takeArguments(int argc, char **argv);

/// An environment variable's value, read once: it is unset, and its bytes in the initial environment
/// are zeroed, before any child could inherit it. Nothing if it is not set or empty.
std::optional<Secret> takeEnvironmentSecret(const char *name);

} // namespace porthole::process
