#pragma once

#include "core/base/Result.h"
#include "core/base/Task.h"
#include "core/model/CloudDescription.h"
#include "core/model/CloudProfile.h"

#include <functional>

namespace porthole::openstack {

/// The profile of a cloud that is saved here, by the same rules as one of clouds.yaml: what would be refused
/// there is refused here. It holds no secret. `entry` is the id of the
/// entry that it is saved as.
/// Errors: Usage, with a sentence that names the key and never its value.
Result<CloudProfile> savedProfile(const QString &name, const QString &entry, const QString &authUrl,
                                  const CloudDescription &description);

/// What of a profile can be saved here, without its secrets.
/// Errors: Usage (what it needs that is not kept: a client certificate, an address of its own for Nova, a
/// token).
Result<CloudDescription> describedBy(const CloudProfile &profile);

/// Where a secret that the profile does not have comes from, each time that it is used; by its name in
/// clouds.yaml. Errors: NotFound (there is none, it has to be asked for), and why it cannot be had.
using SecretSource = std::function<Task<Result<std::shared_ptr<const Secret>>>(QString name)>;

} // namespace porthole::openstack
