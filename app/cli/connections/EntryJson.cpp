#include "app/cli/connections/EntryJson.h"

#include "app/cli/Json.h"
#include "core/base/DisplayText.h"
#include "core/import/formats/JsonNames.h"
#include "core/model/TunnelText.h"

#include <QJsonArray>

namespace porthole::cli {

namespace {

QJsonValue textOf(const Effective<QString> &setting) { return textOrNull(setting.value.value_or(QString())); }

QJsonArray tunnelsOf(const Entry &entry)
{
    QJsonArray tunnels;
    for (const Tunnel &tunnel : entry.tunnels)
        tunnels.append(imports::nameIn(imports::kTunnelNames, tunnel.kind) + u' ' + porthole::textOf(tunnel));
    return tunnels;
}

} // namespace

QString kindName(EntryKind kind) { return imports::nameIn(imports::kKindNames, kind); }

QString shownText(const QString &text) { return QString::fromStdString(displayText(text.toStdString())); }

QJsonObject jsonOf(const Entry &entry, const SavedEntries &saved)
{
    const EffectiveSettings settings = saved.effective(entry);
    const int port = settings.port.value.value_or(0);
    return {{QStringLiteral("id"), entry.id.value},
            {QStringLiteral("kind"), kindName(entry.kind)},
            {QStringLiteral("name"), entry.name},
            {QStringLiteral("folder"), textOrNull(saved.folderOf(entry))},
            {QStringLiteral("address"), entry.address},
            {QStringLiteral("user"), textOf(settings.user)},
            {QStringLiteral("port"), port == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(port)},
            {QStringLiteral("identity"), textOf(settings.identityFile)},
            {QStringLiteral("colour"), textOf(settings.colour)},
            {QStringLiteral("cloud"), textOrNull(entry.cloud)},
            {QStringLiteral("description"),
             entry.description ? QJsonValue(porthole::jsonOf(*entry.description)) : QJsonValue()},
            {QStringLiteral("tags"), QJsonArray::fromStringList(entry.tags)},
            {QStringLiteral("tunnels"), tunnelsOf(entry)},
            {QStringLiteral("notes"), textOrNull(entry.notes)},
            {QStringLiteral("favourite"), entry.favourite},
            {QStringLiteral("uses"), entry.uses},
            {QStringLiteral("last_used"), textOrNull(entry.lastUsed.toString(Qt::ISODate))},
            {QStringLiteral("trashed"), textOrNull(entry.trashed.toString(Qt::ISODate))}};
}

} // namespace porthole::cli
