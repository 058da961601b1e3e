#include "app/cli/Commands.h"
#include "app/cli/Json.h"
#include "app/cli/Output.h"
#include "app/cli/SavedClouds.h"
#include "app/cli/Table.h"
#include "app/cli/host/SavedRoutes.h"
#include "core/base/DisplayText.h"
#include "core/openstack/CloudsConfig.h"
#include "core/openstack/SavedProfile.h"

#include <QJsonArray>

namespace porthole::cli::clouds {

namespace {

/// What a file says, fit for a terminal.
QString shown(const QString &text) { return QString::fromStdString(displayText(text.toStdString())); }

/// The host that a cloud is reached through; empty: none.
QString viaOf(const CloudSummary &cloud, const SavedRoutes &routes)
{
    if (routes.has(cloud.routeKey()) && routes.hostOf(cloud.routeKey()).isEmpty())
        return QStringLiteral("(a host that is not saved any more)");
    return routes.hostOf(cloud.routeKey());
}

QJsonObject jsonOf(const CloudSummary &cloud, bool selected, const SavedRoutes &routes)
{
    return {{QStringLiteral("name"), cloud.name},
            {QStringLiteral("source"), cloud.source},
            {QStringLiteral("regions"), QJsonArray::fromStringList(cloud.regions)},
            {QStringLiteral("selected"), selected},
            {QStringLiteral("problem"), textOrNull(cloud.problem)},
            {QStringLiteral("via"), textOrNull(viaOf(cloud, routes))}};
}

Result<QList<CloudSummary>> savedSummaries(const QStringList &taken)
{
    PH_TRY(const SavedClouds saved, SavedClouds::read(taken));
    QList<CloudSummary> summaries;
    for (const SavedCloud &cloud : saved.list()) {
        const auto profile = openstack::savedProfile(cloud.name, {}, cloud.authUrl, cloud.description);
        summaries << CloudSummary{
            cloud.name, QStringLiteral("porthole"), profile ? profile->regions : QStringList(),
            profile ? QString() : QString::fromStdString(profile.error().detail), cloud.id.value};
    }
    return summaries;
}

std::string tableOf(const QList<CloudSummary> &clouds, const QString &selected, const SavedRoutes &routes)
{
    QList<QStringList> rows{{QString(), QStringLiteral("NAME"), QStringLiteral("REGIONS"),
                             QStringLiteral("SOURCE"), QStringLiteral("VIA"), QStringLiteral("PROBLEM")}};
    for (const CloudSummary &cloud : clouds)
        rows << QStringList{cloud.name == selected ? QStringLiteral("*") : QString(),
                            shown(cloud.name),
                            shown(cloud.regions.join(QStringLiteral(","))),
                            shown(cloud.source),
                            shown(viaOf(cloud, routes)),
                            shown(cloud.problem)};
    return table(rows);
}

} // namespace

Result<> run(const Arguments &arguments, Environment &environment)
{
    PH_TRY(const auto config, openstack::CloudsConfig::load(environment.clouds));
    for (const QString &warning : config.warnings())
        note(warning.toStdString());
    QList<CloudSummary> clouds = config.clouds();
    if (const auto saved = savedSummaries(config.names()))
        clouds << *saved;
    else
        note(saved.error().detail);
    SavedRoutes routes;
    if (auto read = SavedRoutes::read())
        routes = *std::move(read);
    else
        note(read.error().detail);
    const auto chosen = config.selected();
    const bool isOnly = config.names().isEmpty() && clouds.size() == 1;
    const QString selected = chosen ? *chosen : isOnly ? clouds.first().name : QString();
    if (arguments.has(QLatin1String("--json"))) {
        QList<QJsonObject> objects;
        for (const CloudSummary &cloud : clouds)
            objects << jsonOf(cloud, cloud.name == selected, routes);
        return print(jsonArray(objects));
    }
    if (clouds.isEmpty()) {
        note(chosen ? "no cloud is configured" : chosen.error().detail);
        return {};
    }
    return print(tableOf(clouds, selected, routes));
}

} // namespace porthole::cli::clouds
