#include "core/store/EntryRow.h"

#include "core/model/EntryEdits.h"
#include "core/model/TunnelText.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace porthole::store {

const char *const kEntryColumns =
    "id, kind, name, folded, folder, address, user, port, identity_file, credential, agent, colour, "
    "agent_command, tunnels, cloud, tags, favourite, notes, position, last_used, uses, trashed, origin, "
    "imported, description";
const char *const kFolderColumns = "id, parent, name, folded, user, port, identity_file, credential, agent, "
                                   "colour, notes, position";

namespace {

constexpr std::pair<EntryKind, const char *> kKinds[] = {
    {EntryKind::Host, "host"},     {EntryKind::Console, "console"},
    {EntryKind::Cloud, "cloud"},   {EntryKind::Gateway, "gateway"},
    {EntryKind::Server, "server"}, {EntryKind::Unsupported, "unsupported"}};

constexpr std::pair<AgentWish, const char *> kWishes[] = {
    {AgentWish::AsConfigured, "as-configured"}, {AgentWish::Require, "require"}, {AgentWish::Never, "never"}};

constexpr std::pair<Tunnel::Kind, char16_t> kTunnels[] = {
    {Tunnel::Kind::Local, u'L'}, {Tunnel::Kind::Remote, u'R'}, {Tunnel::Kind::Dynamic, u'D'}};

template <class Value, std::size_t Count>
QString wordIn(const std::pair<Value, const char *> (&words)[Count], Value value)
{
    const auto *found = std::find_if(std::begin(words), std::end(words),
                                     [&](const auto &entry) { return entry.first == value; });
    return QString::fromLatin1(found->second);
}

template <class Value, std::size_t Count>
std::optional<Value> valueIn(const std::pair<Value, const char *> (&words)[Count], const QString &text)
{
    for (const auto &[value, word] : words) {
        if (text == QLatin1String(word))
            return value;
    }
    return std::nullopt;
}

/// "L 8080:db:5432", one a line.
QString linesOf(const QList<Tunnel> &tunnels)
{
    QString lines;
    for (const Tunnel &tunnel : tunnels) {
        for (const auto &[kind, letter] : kTunnels) {
            if (kind == tunnel.kind)
                lines += QChar(letter) + QString(u' ') + textOf(tunnel) + u'\n';
        }
    }
    return lines;
}

QList<Tunnel> tunnelsOf(const QString &lines)
{
    QList<Tunnel> tunnels;
    if (lines.isEmpty())
        return tunnels;
    for (const QString &line : lines.split(u'\n', Qt::SkipEmptyParts)) {
        for (const auto &[kind, letter] : kTunnels) {
            if (!line.startsWith(QChar(letter) + QString(u' ')))
                continue;
            if (auto tunnel = parseTunnel(kind, line.sliced(2)))
                tunnels << *std::move(tunnel);
        }
    }
    return tunnels;
}

/// SQLite takes a null QString for NULL.
QString notNull(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }

QVariant orNull(const std::optional<QString> &text) { return text ? QVariant(notNull(*text)) : QVariant(); }

QVariant orNull(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
}

std::optional<QString> textOf(const std::optional<CloudDescription> &description)
{
    if (!description)
        return std::nullopt;
    return QString::fromUtf8(QJsonDocument(jsonOf(*description)).toJson(QJsonDocument::Compact));
}

QVariantList valuesOf(const EntrySettings &settings)
{
    const auto credential = settings.credential ? std::optional(settings.credential->value) : std::nullopt;
    const auto agent = settings.agent ? std::optional(wordIn(kWishes, *settings.agent)) : std::nullopt;
    return {orNull(settings.user),
            settings.port ? QVariant(*settings.port) : QVariant(),
            orNull(settings.identityFile),
            orNull(credential),
            orNull(agent),
            orNull(settings.colour)};
}

std::optional<QString> textAt(const QSqlQuery &row, int column)
{
    const QVariant value = row.value(column);
    return value.isNull() ? std::nullopt : std::optional(value.toString());
}

QDateTime timeAt(const QSqlQuery &row, int column)
{
    const QVariant value = row.value(column);
    return value.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

/// From six columns, the first of which is `column`.
EntrySettings settingsOf(const QSqlQuery &row, int column)
{
    EntrySettings settings;
    settings.user = textAt(row, column);
    if (const QVariant port = row.value(column + 1); !port.isNull())
        settings.port = static_cast<quint16>(port.toUInt());
    settings.identityFile = textAt(row, column + 2);
    if (auto credential = textAt(row, column + 3))
        settings.credential = CredentialRef{*std::move(credential)};
    if (const auto agent = textAt(row, column + 4))
        settings.agent = valueIn(kWishes, *agent);
    settings.colour = textAt(row, column + 5);
    return settings;
}

} // namespace

QString wordOf(EntryKind kind) { return wordIn(kKinds, kind); }

EntryKind kindOf(const QString &word) { return valueIn(kKinds, word).value_or(EntryKind::Unsupported); }

QVariantList valuesOf(const Entry &entry)
{
    QVariantList values{entry.id.value,         wordOf(entry.kind),          entry.name,
                        foldedName(entry.name), notNull(entry.folder.value), notNull(entry.address)};
    values << valuesOf(entry.settings);
    values << QVariantList{orNull(entry.agentCommand),
                           notNull(linesOf(entry.tunnels)),
                           notNull(entry.cloud),
                           notNull(entry.tags.join(u'\n')),
                           entry.favourite ? 1 : 0,
                           notNull(entry.notes),
                           entry.position,
                           orNull(entry.lastUsed),
                           entry.uses,
                           orNull(entry.trashed),
                           notNull(entry.origin),
                           notNull(entry.imported),
                           orNull(textOf(entry.description))};
    return values;
}

QVariantList valuesOf(const Folder &folder)
{
    QVariantList values{folder.id.value, notNull(folder.parent.value), folder.name, foldedName(folder.name)};
    values << valuesOf(folder.settings);
    values << QVariantList{notNull(folder.notes), folder.position};
    return values;
}

Entry entryOf(const QSqlQuery &row)
{
    Entry entry;
    entry.id.value = row.value(0).toString();
    entry.kind = kindOf(row.value(1).toString());
    entry.name = row.value(2).toString();
    entry.folder.value = row.value(4).toString();
    entry.address = row.value(5).toString();
    entry.settings = settingsOf(row, 6);
    entry.agentCommand = textAt(row, 12);
    entry.tunnels = tunnelsOf(row.value(13).toString());
    entry.cloud = row.value(14).toString();
    if (const QString tags = row.value(15).toString(); !tags.isEmpty())
        entry.tags = tags.split(u'\n');
    entry.favourite = row.value(16).toInt() != 0;
    entry.notes = row.value(17).toString();
    entry.position = row.value(18).toLongLong();
    entry.lastUsed = timeAt(row, 19);
    entry.uses = row.value(20).toInt();
    entry.trashed = timeAt(row, 21);
    entry.origin = row.value(22).toString();
    entry.imported = row.value(23).toString();
    if (const auto description = textAt(row, 24))
        entry.description = cloudDescriptionOf(QJsonDocument::fromJson(description->toUtf8()).object());
    return entry;
}

Folder folderOf(const QSqlQuery &row)
{
    Folder folder;
    folder.id.value = row.value(0).toString();
    folder.parent.value = row.value(1).toString();
    folder.name = row.value(2).toString();
    folder.settings = settingsOf(row, 4);
    folder.notes = row.value(10).toString();
    folder.position = row.value(11).toLongLong();
    return folder;
}

} // namespace porthole::store
