#pragma once

#include "core/base/Result.h"
#include "core/openstack/config/ConfigValue.h"

namespace porthole::openstack {

/// Lays `over` upon `into`, mapping by mapping, as secure.yaml is laid over clouds.yaml. Errors: Usage,
/// where one has a mapping and the other has none.
Result<> mergeDeep(ConfigMapping &into, const ConfigMapping &over);

/// Lays `over` upon `into` key by key: whole values, but `auth` again key by key. Errors: Usage, where
/// `auth` is not a mapping.
Result<> mergeShallow(ConfigMapping &into, const ConfigMapping &over);

} // namespace porthole::openstack
