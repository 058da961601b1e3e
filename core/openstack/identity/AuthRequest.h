#pragma once

#include "core/base/Result.h"
#include "core/model/CloudProfile.h"
#include "core/model/Project.h"
#include "core/openstack/identity/AuthToken.h"

#include <QJsonObject>
#include <optional>

namespace porthole::openstack {

/// The body of POST /v3/auth/tokens for a cloud's own credentials. The scope is `project` if given, else
/// what the profile says, else none (Keystone then takes the user's default project, if there is one).
/// An application credential takes no scope: it belongs to one project.
/// Errors: Usage (a secret is missing, an auth type that is not spoken).
/// Source: Identity API v3, "Authentication and token management".
Result<QJsonObject> authRequest(const CloudProfile &profile, const std::optional<ProjectId> &project);

/// The body that exchanges a token for one of that project.
QJsonObject rescopeRequest(const AuthToken &token, const ProjectId &project);

/// The secrets that the profile's auth type needs and that are not in it, by their names in clouds.yaml:
/// what to ask the person for before signing in.
QStringList missingSecrets(const CloudProfile &profile);

/// Whether a token is bound to the project of the credential, so that no other can be had with it.
bool isBoundToOneProject(const CloudProfile &profile);

} // namespace porthole::openstack
