#include "core/openstack/CloudsConfig.h"

#include "core/openstack/config/ConfigFile.h"
#include "core/openstack/config/Merge.h"
#include "core/openstack/config/ProfileReader.h"

#include <algorithm>

namespace porthole::openstack {

namespace {

Error missing(const QString &what) { return Error::make(ErrorKind::NotFound, what.toStdString()); }

/// The mapping under `key` of a file; empty if the file is empty or has none.
Result<ConfigMapping> mappingIn(const ConfigFile &file, std::string_view key, QStringList &warnings)
{
    if (!file.content.isTrue())
        return ConfigMapping();
    const ConfigMapping *content = file.content.asMapping();
    const ConfigValue *value = content ? content->find(key) : nullptr;
    if (content && !value)
        warnings << QStringLiteral("%1: has no '%2'")
                        .arg(file.path, QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size())));
    if (content && (!value || value->isNull()))
        return ConfigMapping();
    if (!content || !value->asMapping()) {
        const std::string what =
            content ? "'" + std::string(key) + "' is not a mapping" : "it is not a mapping";
        return Error::make(ErrorKind::Usage, file.path.toStdString() + ": " + what);
    }
    return *value->asMapping();
}

/// Variables that say where and what to read, but describe no cloud.
bool isSelector(const QString &name)
{
    static const QStringList selectors{
        QStringLiteral("OS_CLOUD"),
        QStringLiteral("OS_REGION_NAME"),
        QStringLiteral("OS_CLIENT_CONFIG_FILE"),
        QStringLiteral("OS_CLIENT_SECURE_FILE"),
        QStringLiteral("OS_CLOUD_NAME"),
    };
    return selectors.contains(name);
}

/// OS_TEST*, OS_STD* and OS_LOG* belong to OpenStack's own test runs.
bool isForClients(const QString &name)
{
    return name.startsWith(u"OS_") && !name.startsWith(u"OS_TEST") && !name.startsWith(u"OS_STD") &&
           !name.startsWith(u"OS_LOG");
}

ConfigMapping mappingOf(const QHash<QString, QString> &overrides)
{
    ConfigMapping keys, auth;
    for (auto given = overrides.begin(); given != overrides.end(); ++given) {
        if (given.value().isEmpty())
            continue;
        const bool inAuth = given.key().startsWith(u"auth.");
        (inAuth ? auth : keys)
            .set((inAuth ? given.key().mid(5) : given.key()).toStdString(),
                 ConfigValue::text(given.value().toStdString()));
    }
    if (!auth.empty())
        keys.set("auth", ConfigValue(std::move(auth)));
    return keys;
}

QStringList namesOf(const std::vector<CloudRegion> &regions)
{
    QStringList names;
    for (const CloudRegion &region : regions) {
        if (!region.name.empty())
            names << QString::fromStdString(region.name);
    }
    return names;
}

/// The region asked for; the first listed if none was; any, if the entry lists none.
Result<CloudRegion> chosen(const std::vector<CloudRegion> &regions, const QString &name)
{
    const std::string wanted = name.toStdString();
    if (regions.empty())
        return CloudRegion{wanted, {}};
    if (wanted.empty())
        return regions.front();
    const auto found = std::find_if(regions.begin(), regions.end(),
                                    [&](const CloudRegion &region) { return region.name == wanted; });
    if (found == regions.end())
        return missing(QStringLiteral("it has no region '%1', but: %2 (upper and lower case count)")
                           .arg(name, namesOf(regions).join(u", ")));
    return *found;
}

} // namespace

Result<CloudsConfig> CloudsConfig::load(const CloudsEnvironment &environment)
{
    CloudsConfig config;
    config.m_environment = environment;
    PH_DO(config.readFiles());
    PH_DO(config.addEnvironmentCloud());
    return config;
}

Result<> CloudsConfig::readFiles()
{
    const QStringList folders = m_environment.searchPath();
    const auto find = [&](const QString &stem, const QString &variable) {
        const QString named = variable.isEmpty() ? QString() : m_environment.variable(variable);
        return ConfigFile::firstOf(configCandidates(folders, stem),
                                   named.isEmpty() ? named : m_environment.absolutePath(named), m_warnings);
    };
    if (const auto file = find(QStringLiteral("clouds"), QStringLiteral("OS_CLIENT_CONFIG_FILE"))) {
        m_cloudsFile = file->path;
        PH_TRY(m_written, mappingIn(*file, "clouds", m_warnings));
    }
    m_sources.clouds = m_written;
    if (const auto file = find(QStringLiteral("secure"), QStringLiteral("OS_CLIENT_SECURE_FILE"))) {
        m_secureFile = file->path;
        PH_TRY(const ConfigMapping secrets, mappingIn(*file, "clouds", m_warnings));
        PH_DO(mergeDeep(m_sources.clouds, secrets));
    }
    if (const auto file = find(QStringLiteral("clouds-public"), {})) {
        auto publicClouds = mappingIn(*file, "public-clouds", m_warnings);
        if (publicClouds)
            m_sources.publicClouds = *std::move(publicClouds);
        else
            m_warnings << QString::fromStdString(publicClouds.error().detail);
    }
    return {};
}

Result<> CloudsConfig::addEnvironmentCloud()
{
    if (m_environment.variables.count(QStringLiteral("OS_CLOUD_NAME")) > 0)
        m_sources.environmentCloud = m_environment.variable(QStringLiteral("OS_CLOUD_NAME")).toStdString();
    const std::string &name = m_sources.environmentCloud;
    if (m_sources.clouds.contains(name)) {
        return Error::make(ErrorKind::Usage, sourceOf(name).toStdString() + ": a cloud is named '" + name +
                                                 "', which is the name of the cloud that the OS_* variables "
                                                 "describe; rename it, or set OS_CLOUD_NAME to another name");
    }
    ConfigMapping described = cloudDefaults();
    for (const auto &[variable, value] : m_environment.variables) {
        if (!isForClients(variable))
            continue;
        described.set(variable.mid(3).toLower().toStdString(), ConfigValue::text(value));
        m_hasEnvironmentCloud = m_hasEnvironmentCloud || !isSelector(variable);
    }
    if (m_hasEnvironmentCloud)
        m_sources.clouds.set(name, ConfigValue(std::move(described)));
    return {};
}

QStringList CloudsConfig::names() const
{
    QStringList names;
    for (const auto &[name, entry] : m_sources.clouds)
        names << QString::fromStdString(name);
    return names;
}

QString CloudsConfig::sourceOf(const std::string &name) const
{
    if (m_hasEnvironmentCloud && name == m_sources.environmentCloud)
        return QStringLiteral("environment");
    return m_written.contains(name) ? m_cloudsFile : m_secureFile;
}

QList<CloudSummary> CloudsConfig::clouds() const
{
    QList<CloudSummary> summaries;
    for (const QString &name : names()) {
        CloudSummary summary{name, sourceOf(name.toStdString()), {}, {}};
        const auto usable = made(name, {}, {});
        if (usable)
            summary.regions = usable.value().regions;
        else
            summary.problem = QString::fromStdString(usable.error().detail);
        summaries << summary;
    }
    return summaries;
}

Result<QString> CloudsConfig::selected() const
{
    const QString asked = m_environment.variable(QStringLiteral("OS_CLOUD"));
    if (!asked.isEmpty())
        return asked;
    if (m_hasEnvironmentCloud)
        return QString::fromStdString(m_sources.environmentCloud);
    if (m_sources.clouds.size() == 1)
        return names().constFirst();
    if (m_sources.clouds.empty())
        return missing(
            QStringLiteral(
                "no cloud is configured: there is no clouds.yaml with one in %1, and no OS_* variable is set")
                .arg(m_environment.searchPath().join(u", ")));
    return missing(
        QStringLiteral("more than one cloud is configured, and none is chosen: %1").arg(names().join(u", ")));
}

Result<CloudProfile> CloudsConfig::profile(const QString &name, const QString &region,
                                           const QHash<QString, QString> &overrides) const
{
    QString wanted = name;
    if (wanted.isEmpty()) {
        PH_TRY(wanted, selected());
    }
    if (!m_sources.clouds.contains(wanted.toStdString())) {
        const QString known = m_sources.clouds.empty() ? QStringLiteral("none is configured")
                                                       : QStringLiteral("known are: ") + names().join(u", ");
        return missing(QStringLiteral("no cloud is named '%1'; %2").arg(wanted, known));
    }
    auto result = made(wanted, region, overrides);
    if (!result)
        return Error::make(result.error().kind,
                           "cloud '" + wanted.toStdString() + "': " + result.error().detail);
    return result;
}

Result<CloudProfile> CloudsConfig::made(const QString &name, const QString &region,
                                        const QHash<QString, QString> &overrides) const
{
    PH_TRY(const ConfigMapping entry, writtenEntry(m_sources, name.toStdString()));
    PH_TRY(const std::vector<CloudRegion> regions, knownRegions(m_sources, entry));
    PH_TRY(const CloudRegion own, chosen(regions, region));
    PH_TRY(const MergedEntry merged, mergedEntry(m_sources, entry, own, mappingOf(overrides)));
    const auto expandUser = [this](const QString &path) { return m_environment.expandUser(path); };
    PH_TRY(CloudProfile profile, readProfile(merged, expandUser));
    profile.name = name;
    profile.source = sourceOf(name.toStdString());
    profile.regions = namesOf(regions);
    if (profile.regions.removeOne(QString::fromStdString(own.name)))
        profile.regions.prepend(QString::fromStdString(own.name));
    return profile;
}

} // namespace porthole::openstack
