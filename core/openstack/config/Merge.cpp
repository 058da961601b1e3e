#include "core/openstack/config/Merge.h"

namespace porthole::openstack {

namespace {

/// The mapping under a key, made if there is nothing or null; null if there is something else.
ConfigMapping *mappingAt(ConfigMapping &in, std::string_view key)
{
    const ConfigValue *value = in.find(key);
    if (!value || value->isNull())
        in.set(key, ConfigValue(ConfigMapping()));
    return in.find(key)->asMapping();
}

} // namespace

Result<> mergeDeep(ConfigMapping &into, const ConfigMapping &over)
{
    for (const auto &[key, value] : over) {
        const ConfigMapping *inner = value.asMapping();
        if (!inner) {
            into.set(key, value);
            continue;
        }
        ConfigMapping *target = mappingAt(into, key);
        if (!target)
            return Error::make(ErrorKind::Usage,
                               "'" + key + "' is a mapping in one file and not in the other");
        PH_DO(mergeDeep(*target, *inner));
    }
    return {};
}

Result<> mergeShallow(ConfigMapping &into, const ConfigMapping &over)
{
    for (const auto &[key, value] : over) {
        if (key != "auth") {
            into.set(key, value);
            continue;
        }
        if (value.isNull())
            continue;
        ConfigMapping *auth = mappingAt(into, key);
        if (!auth || !value.asMapping())
            return Error::make(ErrorKind::Usage, "'auth' is not a mapping");
        for (const auto &[name, option] : *value.asMapping())
            auth->set(name, option);
    }
    return {};
}

} // namespace porthole::openstack
