#pragma once

#include "core/base/Result.h"
#include "core/openstack/CloudsEnvironment.h"

#include <QStringList>

namespace porthole::cli {

/// Refuses the window's targets before it opens for them, if one cannot be one: it is what
/// ConsoleTarget::parse() takes, the ssh:// address of a host, or CLOUD/SERVER with a cloud that is
/// configured. Whether there is such a server is for the window to find out. Errors: Usage;
/// CloudsConfig::load()'s.
Result<> checkTargets(const QStringList &targets, const openstack::CloudsEnvironment &environment);

} // namespace porthole::cli
