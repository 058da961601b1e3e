#pragma once

#include "app/cli/CloudRun.h"

namespace porthole::cli {

/// A server's console, as Nova has just opened the way to it.
struct CloudConsole {
    Server server; ///< as it was before
    openstack::Console console;
};

/// Finds the server and asks Nova for its console. `compute` outlives the task.
/// Errors: findServer()'s, RemoteConsoles::open()'s, and its refusals (Unavailable).
Task<Result<CloudConsole>> openConsole(openstack::Compute &compute, QString nameOrId, ConsoleType type);

/// The same for a console that is to show something: a server that is off, or not there yet, is not
/// asked for it. Errors: also Unavailable, with what to do.
Task<Result<CloudConsole>> openLiveConsole(openstack::Compute &compute, QString nameOrId);

/// What a person should know of the way to a server's console before taking it: that it is off, ...;
/// empty: nothing. `cloud` is its name, for the command that helps.
std::string obstacleOf(const Server &server, const QString &cloud);

} // namespace porthole::cli
