#pragma once

#include "core/base/Result.h"
#include "core/model/CloudProfile.h"
#include "core/model/CloudSummary.h"
#include "core/model/Entry.h"
#include "core/openstack/CloudsEnvironment.h"

#include <QList>
#include <QStringList>
#include <optional>

namespace porthole {

/// A cloud of the configuration: its profile, or what is wrong with its entry.
struct ConfiguredCloud {
    CloudSummary summary;
    Result<CloudProfile> profile;
    Result<Entry> copy; ///< as it would be saved here, without its secret and an id
};

/// All that the configuration tells.
struct ConfiguredClouds {
    QList<ConfiguredCloud> clouds{};
    QStringList warnings{};
    std::optional<Error> problem{};
};

/// Reads clouds.yaml and what belongs to it. Thread: any that may wait for a disk.
ConfiguredClouds readClouds(const openstack::CloudsEnvironment &environment);

} // namespace porthole
