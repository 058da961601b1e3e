#include "core/session/cloud/CloudsReader.h"

#include "core/openstack/CloudsConfig.h"

namespace porthole {

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
        read.clouds.append({summary, std::move(profile)});
    }
    return read;
}

} // namespace porthole
