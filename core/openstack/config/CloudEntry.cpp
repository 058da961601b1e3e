#include "core/openstack/config/CloudEntry.h"

#include "core/openstack/config/Merge.h"
#include "core/openstack/config/Normalise.h"

namespace porthole::openstack {

namespace {

Error wrong(std::string what) { return Error::make(ErrorKind::Usage, std::move(what)); }

/// The name that an entry's `profile` gives, or `cloud`, the old word for it; empty if there is none. A
/// null `profile` is there and hides the other.
std::string profileName(const CloudSources &sources, const ConfigMapping &entry)
{
    const ConfigValue *value = entry.find("profile");
    if (!value)
        value = entry.find("cloud");
    const std::string name(value ? value->view() : std::string_view());
    return name == sources.environmentCloud ? std::string() : name;
}

/// Lays the profile upon `keys`; answers its name if nothing is known of it.
Result<std::string> addProfile(const CloudSources &sources, const ConfigMapping &entry, ConfigMapping &keys)
{
    const std::string name = profileName(sources, entry);
    if (name.empty())
        return name;
    const ConfigValue *known = sources.publicClouds.find(name);
    if (!known)
        return name;
    if (!known->asMapping())
        return wrong("its profile is not a mapping in the file of public clouds");
    PH_DO(mergeShallow(keys, *known->asMapping()));
    return std::string();
}

Result<CloudRegion> region(const ConfigValue &value)
{
    const ConfigMapping *mapping = value.asMapping();
    if (!mapping) {
        if (!value.shared())
            return wrong("'regions' lists something that is neither a name nor a mapping");
        return CloudRegion{std::string(value.view()), {}};
    }
    const ConfigValue *name = mapping->find("name");
    const ConfigValue *values = mapping->find("values");
    const bool onlyThose = mapping->size() == (values ? 2U : 1U);
    if (!name || !name->shared() || !onlyThose || (values && !values->isNull() && !values->asMapping()))
        return wrong("an entry of 'regions' is not a mapping of 'name' and 'values'");
    CloudRegion made{std::string(name->view()), {}};
    if (values && values->asMapping())
        made.values = *values->asMapping();
    return made;
}

Result<std::vector<CloudRegion>> regionList(const ConfigValue &value)
{
    std::vector<CloudRegion> regions;
    if (value.isNull())
        return regions;
    if (!value.asList())
        return wrong("'regions' is not a list");
    for (const ConfigValue &item : *value.asList()) {
        PH_TRY(CloudRegion made, region(item));
        regions.push_back(std::move(made));
    }
    return regions;
}

std::vector<CloudRegion> splitAtCommas(std::string_view names)
{
    std::vector<CloudRegion> regions;
    for (std::size_t begin = 0; begin <= names.size();) {
        const std::size_t end = std::min(names.find(',', begin), names.size());
        regions.push_back({std::string(names.substr(begin, end - begin)), {}});
        begin = end + 1;
    }
    return regions;
}

/// Null does not override. Source: OpenStackConfig.get_one.
Result<> layOver(ConfigMapping &keys, const ConfigMapping &over)
{
    for (const auto &[key, value] : over) {
        if (value.isNull())
            continue;
        ConfigMapping single;
        single.set(key, value);
        PH_DO(mergeShallow(keys, single));
    }
    return {};
}

} // namespace

ConfigMapping cloudDefaults()
{
    ConfigMapping defaults;
    defaults.set("api_timeout", ConfigValue());
    defaults.set("verify", ConfigValue(true));
    for (const char *file : {"cacert", "cert", "key"})
        defaults.set(file, ConfigValue());
    defaults.set("auth_type", ConfigValue::text("password"));
    defaults.set("interface", ConfigValue::text("public"));
    return defaults;
}

Result<ConfigMapping> writtenEntry(const CloudSources &sources, std::string_view name)
{
    const ConfigValue *entry = sources.clouds.find(name);
    if (!entry || entry->isNull())
        return ConfigMapping();
    if (!entry->asMapping())
        return wrong("its entry is not a mapping");
    return *entry->asMapping();
}

Result<std::vector<CloudRegion>> knownRegions(const CloudSources &sources, const ConfigMapping &entry)
{
    const ConfigMapping own = normalisedKeys(entry);
    if (const ConfigValue *regions = own.find("regions"))
        return regionList(*regions);
    const ConfigValue *name = own.find("region_name");
    if (name && name->asList())
        return regionList(*name);
    if (name && name->shared())
        return splitAtCommas(name->view());
    if (name && !name->isNull())
        return wrong("'region_name' is not a text");

    ConfigMapping profile;
    PH_TRY(const std::string missing, addProfile(sources, entry, profile));
    if (const ConfigValue *regions = profile.find("regions"); regions && regions->isTrue())
        return regionList(*regions);
    std::vector<CloudRegion> regions;
    if (const ConfigValue *single = profile.find("region_name"); single && single->isTrue())
        regions.push_back({std::string(single->view()), {}});
    return regions;
}

Result<MergedEntry> mergedEntry(const CloudSources &sources, const ConfigMapping &entry,
                                const CloudRegion &region, const ConfigMapping &overrides)
{
    MergedEntry merged{cloudDefaults(), {}};
    PH_TRY(merged.missingProfile, addProfile(sources, entry, merged.keys));
    if (!merged.keys.contains("auth"))
        merged.keys.set("auth", ConfigValue(ConfigMapping()));
    PH_DO(mergeShallow(merged.keys, entry));
    merged.keys.take("cloud");
    merged.keys.take("regions");
    PH_DO(layOver(merged.keys, region.values));
    PH_DO(layOver(merged.keys, overrides));
    merged.keys.set("region_name", ConfigValue::text(region.name));
    return merged;
}

} // namespace porthole::openstack
