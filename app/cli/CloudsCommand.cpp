#include "app/cli/Commands.h"
#include "app/cli/Json.h"
#include "app/cli/Output.h"
#include "app/cli/Table.h"
#include "core/base/DisplayText.h"
#include "core/openstack/CloudsConfig.h"

#include <QJsonArray>

namespace porthole::cli::clouds {

namespace {

/// What a file says, fit for a terminal.
QString shown(const QString &text) { return QString::fromStdString(displayText(text.toStdString())); }

QJsonObject jsonOf(const CloudSummary &cloud, bool selected)
{
    return {{QStringLiteral("name"), cloud.name},
            {QStringLiteral("source"), cloud.source},
            {QStringLiteral("regions"), QJsonArray::fromStringList(cloud.regions)},
            {QStringLiteral("selected"), selected},
            {QStringLiteral("problem"), textOrNull(cloud.problem)}};
}

std::string tableOf(const QList<CloudSummary> &clouds, const QString &selected)
{
    QList<QStringList> rows{{QString(), QStringLiteral("NAME"), QStringLiteral("REGIONS"),
                             QStringLiteral("SOURCE"), QStringLiteral("PROBLEM")}};
    for (const CloudSummary &cloud : clouds)
        rows << QStringList{cloud.name == selected ? QStringLiteral("*") : QString(), shown(cloud.name),
                            shown(cloud.regions.join(QStringLiteral(","))), shown(cloud.source),
                            shown(cloud.problem)};
    return table(rows);
}

} // namespace

Result<> run(const Arguments &arguments, Environment &environment)
{
    PH_TRY(const auto config, openstack::CloudsConfig::load(environment.clouds));
    for (const QString &warning : config.warnings())
        note(warning.toStdString());
    const QList<CloudSummary> clouds = config.clouds();
    const auto chosen = config.selected();
    const QString selected = chosen ? *chosen : QString();
    if (arguments.has(QLatin1String("--json"))) {
        QList<QJsonObject> objects;
        for (const CloudSummary &cloud : clouds)
            objects << jsonOf(cloud, cloud.name == selected);
        return print(jsonArray(objects));
    }
    if (clouds.isEmpty()) {
        note(chosen ? "no cloud is configured" : chosen.error().detail);
        return {};
    }
    return print(tableOf(clouds, selected));
}

} // namespace porthole::cli::clouds
