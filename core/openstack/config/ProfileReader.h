#pragma once

#include "core/base/Result.h"
#include "core/model/CloudProfile.h"
#include "core/openstack/config/CloudEntry.h"

#include <functional>

namespace porthole::openstack {

/// Makes the profile of a merged entry: settles its auth type, checks that it can be signed in with, and
/// takes out what Porthole uses. `expandUser` replaces a leading ~ in paths. Name, source and regions are
/// left to the caller. Errors: Usage, with a sentence that names the key and never its value.
Result<CloudProfile> readProfile(const MergedEntry &merged,
                                 const std::function<QString(const QString &)> &expandUser);

} // namespace porthole::openstack
