#include "core/session/cloud/CloudsReader.h"

#include "core/openstack/CloudsConfig.h"
#include "core/openstack/SavedProfile.h"

namespace porthole {

namespace {

Result<Entry> copyOf(const Result<CloudProfile> &profile)
{
    if (!profile)
        return profile.error();
    Entry entry;
    entry.kind = EntryKind::Cloud;
    entry.name = profile->name;
    entry.address = profile->authUrl.toString();
    PH_TRY(entry.description, openstack::describedBy(*profile));
    return entry;
}

} // namespace

ConfiguredClouds readClouds(const openstack::CloudsEnvironment &environment)
{
    ConfiguredClouds read;
    const auto config = openstack::CloudsConfig::load(environment);
    if (!config) {
        read.problem = config.error();
        return read;
    }
    read.warnings = config->warnings();
    const QList<CloudSummary> summaries = config->clouds();
    for (const CloudSummary &summary : summaries) {
        auto profile = config->profile(summary.name);
        if (profile) {
            for (const QString &note : std::as_const(profile->notes))
                read.warnings << QStringLiteral("cloud '%1': %2").arg(summary.name, note);
        }
        auto copy = copyOf(profile);
        read.clouds.append({summary, std::move(profile), std::move(copy)});
    }
    return read;
}

} // namespace porthole
