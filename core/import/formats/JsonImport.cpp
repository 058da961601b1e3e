#include "core/import/Draft.h"
#include "core/import/SourceText.h"
#include "core/import/formats/JsonFormat.h"
#include "core/import/formats/JsonNames.h"
#include "core/model/CloudDescription.h"
#include "core/model/ConsoleUrl.h"
#include "core/model/GatewayUrl.h"
#include "core/model/HostAddress.h"
#include "core/model/TunnelText.h"
#include "core/model/UrlText.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QUrl>
#include <utility>

namespace porthole::imports {

namespace {

std::optional<QString> textAt(const QJsonObject &object, QLatin1String key)
{
    const QJsonValue value = object.value(key);
    return value.isString() ? std::optional(value.toString()) : std::nullopt;
}

/// An address of that kind, and nothing that would be read as something else.
bool isAddress(EntryKind kind, const QString &address)
{
    switch (kind) {
    case EntryKind::Host: {
        const auto parsed = HostAddress::parse(address);
        return parsed && parsed->host == address;
    }
    case EntryKind::Console:
        return ConsoleUrl::parse(address).has_value();
    case EntryKind::Gateway:
        return GatewayUrl::parse(address).has_value();
    case EntryKind::Cloud:
    case EntryKind::Server:
        return !address.isEmpty() && lineOf(address, kLongestName) == address;
    case EntryKind::Unsupported: {
        const auto url = UrlText::parse(address.toUtf8());
        return url && !url->scheme.isEmpty() && url->endpoint(1).has_value();
    }
    }
    return false;
}

bool isColour(const QString &text)
{
    static const QRegularExpression kColour(QStringLiteral("\\A#[0-9a-f]{6}\\z"));
    return text.isEmpty() || kColour.match(text).hasMatch();
}

/// What is inert, and what does not fit, is left in `to` beside the entry.
void takeSettings(ImportedEntry &to, const QJsonObject &object)
{
    EntrySettings &settings = to.entry.settings;
    if (const auto user = textAt(object, QLatin1String("user")))
        takeUser(to, *user);
    if (const auto key = textAt(object, QLatin1String("identityFile")); key && key->isEmpty())
        settings.identityFile = key; // none, whatever the folder has
    else if (key)
        takeKey(to, *key);
    if (const auto colour = textAt(object, QLatin1String("colour")); colour && isColour(*colour))
        settings.colour = colour;
    if (const auto agent = textAt(object, QLatin1String("agent")))
        settings.agent = valueIn(kAgentNames, *agent);
    if (!object.contains(QLatin1String("port")))
        return;
    const int port = object.value(QLatin1String("port")).toInt(-1);
    if (port >= 0 && port <= 0xffff)
        settings.port = static_cast<quint16>(port);
    else
        to.omitted << Omission::UnfitPort;
}

QList<Tunnel> tunnelsOf(const QJsonArray &array, QList<Omission> &omitted)
{
    QList<Tunnel> tunnels;
    for (const auto &value : array) {
        const QString text = value.toString();
        const auto kind = valueIn(kTunnelNames, text.section(u' ', 0, 0));
        const auto tunnel = kind ? parseTunnel(*kind, text.section(u' ', 1))
                                 : Result<Tunnel>(Error::make(ErrorKind::Usage, "no tunnel"));
        if (tunnel)
            tunnels << *tunnel;
        else
            omitted << Omission::UnfitTunnel;
    }
    return tunnels;
}

QStringList linesOf(const QJsonArray &array)
{
    QStringList lines;
    for (const auto &value : array)
        lines << value.toString();
    return lines;
}

void takeDescription(ImportedEntry &to, const QJsonObject &object)
{
    CloudDescription description = cloudDescriptionOf(object);
    if (const QString file = std::exchange(description.caCertificateFile, QString());
        isShownAsItIs(file) && !file.isEmpty())
        to.inert.caCertificateFile = file;
    else if (!file.isEmpty())
        to.omitted << Omission::UnfitKeyPath;
    to.entry.description = description;
}

/// The folders, by their ids and as paths.
class FolderReader {
public:
    explicit FolderReader(const QJsonArray &folders)
    {
        for (const auto &value : folders) {
            const QJsonObject object = value.toObject();
            if (const QString id = textAt(object, QLatin1String("id")).value_or(QString()); isUuid(id))
                m_folders.insert(id, object);
        }
    }
    /// Not longer than kMostDepth, should a folder be around itself.
    QStringList pathOf(QString id) const
    {
        QStringList path;
        while (path.size() < kMostDepth && m_folders.contains(id)) {
            const QJsonObject folder = m_folders.value(id);
            path.prepend(lineOf(folder.value(QLatin1String("name")).toString(), kLongestName));
            id = folder.value(QLatin1String("parent")).toString();
        }
        return folderOf(path);
    }
    Result<> addTo(Collector &collector) const
    {
        for (auto folder = m_folders.constBegin(); folder != m_folders.constEnd(); ++folder) {
            ImportedEntry checked;
            takeSettings(checked, *folder);
            const QString notes = notesOf(folder->value(QLatin1String("notes")).toString());
            PH_DO(collector.add(ImportedFolder{pathOf(folder.key()),
                                               checked.entry.settings,
                                               checked.inert.identityFile,
                                               notes,
                                               {folder.key()},
                                               checked.omitted}));
        }
        return {};
    }

private:
    QMap<QString, QJsonObject> m_folders; // in an order that is always the same
};

Result<> addEntry(Collector &to, const QJsonObject &object, const FolderReader &folders, QSet<QString> &ids)
{
    const QString id = textAt(object, QLatin1String("id")).value_or(QString());
    const QString name = lineOf(textAt(object, QLatin1String("name")).value_or(QString()), kLongestName);
    const auto kind = valueIn(kKindNames, textAt(object, QLatin1String("kind")).value_or(QString()));
    const QString address = textAt(object, QLatin1String("address")).value_or(QString());
    if (!isUuid(id) || ids.contains(id) || !kind)
        return to.refuse(name, kind ? Refusal::UnfitId : Refusal::Unreadable);
    const bool isDescribed = *kind == EntryKind::Cloud && object.contains(QLatin1String("description"));
    const bool isFit = isDescribed ? parseAuthUrl(address).has_value() : isAddress(*kind, address);
    if (address.size() > kLongestText || !isFit)
        return to.refuse(name, address.isEmpty() ? Refusal::NoAddress : Refusal::UnfitAddress);
    ids.insert(id);
    ImportedEntry made;
    made.entry.id = {id};
    made.entry.kind = *kind;
    made.entry.name = name.isEmpty() ? address : name;
    made.entry.address = address;
    made.entry.origin = QStringLiteral("porthole:") + id;
    made.entry.cloud = lineOf(object.value(QLatin1String("cloud")).toString(), kLongestName);
    made.entry.notes = notesOf(object.value(QLatin1String("notes")).toString());
    made.entry.tags = tagsOf(linesOf(object.value(QLatin1String("tags")).toArray()));
    made.folder = folders.pathOf(object.value(QLatin1String("folder")).toString());
    takeSettings(made, object);
    if (isDescribed)
        takeDescription(made, object.value(QLatin1String("description")).toObject());
    takeTunnels(made, tunnelsOf(object.value(QLatin1String("tunnels")).toArray(), made.omitted));
    if (const auto command = textAt(object, QLatin1String("agentCommand")))
        takeAgent(made, *command);
    return to.add(std::move(made));
}

} // namespace

Result<Imported> importJson(const QByteArray &file)
{
    if (file.size() > kMostBytes)
        return Error::make(ErrorKind::Usage, "the file is larger than 32 MiB");
    const QJsonObject whole = QJsonDocument::fromJson(file).object();
    if (whole.value(QLatin1String("format")).toString() != kJsonFormat)
        return Error::make(ErrorKind::Usage, "it is no export of Porthole's");
    if (whole.value(QLatin1String("version")).toInt() > kJsonVersion)
        return Error::make(ErrorKind::Usage, "it was exported by a newer Porthole");
    const FolderReader folders(whole.value(QLatin1String("folders")).toArray());
    Collector collector;
    PH_DO(folders.addTo(collector));
    QSet<QString> ids;
    const QJsonArray connections = whole.value(QLatin1String("connections")).toArray();
    for (const auto &value : connections)
        PH_DO(addEntry(collector, value.toObject(), folders, ids));
    return collector.take();
}

} // namespace porthole::imports
