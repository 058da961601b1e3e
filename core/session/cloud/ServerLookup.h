#pragma once

#include "core/openstack/compute/Servers.h"

namespace porthole {

/// Failures that pass by themselves: the cloud, or the way to it, is not itself at the moment.
bool isPassing(ErrorKind kind);

/// The id of the server that a person means by its name or id. `servers` outlives the task.
/// Errors: NotFound; Usage (several have that name; they are listed as "name (id)"); Servers::all()'s.
Task<Result<ServerId>> lookUpServer(openstack::Servers &servers, QString nameOrId);

} // namespace porthole
