#pragma once

#include "core/openstack/compute/Servers.h"

namespace porthole::cli {

/// The server that a person means by an id or a name; an id comes first, and upper and lower case of a
/// name count. `servers` outlives the task.
/// Errors: Usage (several have that name; they are listed on standard error, "id  name  status" a
/// line), NotFound (with names that are near it), and Servers::page()'s.
Task<Result<Server>> findServer(openstack::Servers &servers, QString nameOrId);

/// Whether one was probably meant for the other: equal but for case, one within the other, or two
/// letters apart at most. Pure.
bool isNear(const QString &asked, const QString &name);

} // namespace porthole::cli
