#pragma once

#include "core/base/Result.h"
#include "core/openstack/config/ConfigValue.h"

#include <string>
#include <string_view>
#include <vector>

namespace porthole::openstack {

/// Where entries come from, once files and environment are merged.
struct CloudSources {
    ConfigMapping clouds;       ///< by name, in the order written; the environment's cloud last
    ConfigMapping publicClouds; ///< what a `profile` may name
    std::string environmentCloud = "envvars";
};

/// One region of an entry, with the values that hold in it alone.
struct CloudRegion {
    std::string name;
    ConfigMapping values;
};

/// What openstacksdk starts every cloud with (openstack/config/defaults).
ConfigMapping cloudDefaults();

/// The cloud of that name as it is written. Errors: Usage, if it is not a mapping. The name is there.
Result<ConfigMapping> writtenEntry(const CloudSources &sources, std::string_view name);

/// The regions that an entry lists, or the profile that it names; none if neither does: then any will
/// do. Errors: Usage.
Result<std::vector<CloudRegion>> knownRegions(const CloudSources &sources, const ConfigMapping &entry);

/// An entry merged with all that stands below and above it, low to high: defaults, the public cloud that
/// its `profile` names, the entry itself, its region's values, the caller's `overrides`.
struct MergedEntry {
    ConfigMapping keys;
    std::string missingProfile; ///< a `profile` of which nothing is known; empty if there is none
};
Result<MergedEntry> mergedEntry(const CloudSources &sources, const ConfigMapping &entry,
                                const CloudRegion &region, const ConfigMapping &overrides);

} // namespace porthole::openstack
