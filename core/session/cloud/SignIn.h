#pragma once

#include "core/session/cloud/CloudAccess.h"

namespace porthole {

/// What is known of a cloud once it is signed in to.
struct SignedIn {
    QList<Project> projects; ///< by name
    QStringList regions;     ///< of the compute service, the profile's first
    std::optional<CloudScope> home;
};

/// Keystone, the projects, the regions. `access` outlives the task.
/// Errors: CloudSession::scopedToken()'s, but for the choice of a project, which comes later.
Task<Result<SignedIn>> signIn(CloudAccess &access);

} // namespace porthole
