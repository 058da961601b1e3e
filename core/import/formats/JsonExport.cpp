#include "core/base/Redactor.h"
#include "core/import/formats/JsonFormat.h"
#include "core/import/formats/JsonNames.h"
#include "core/model/TunnelText.h"
#include "core/model/UrlText.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <algorithm>
#include <tuple>

namespace porthole::imports {

namespace {

void put(QJsonObject &to, QLatin1String key, const QString &text)
{
    if (!text.isEmpty())
        to.insert(key, text);
}

void putSettings(QJsonObject &to, const EntrySettings &settings)
{
    // One that is empty overrides a folder's, and stands there.
    const auto text = [&](QLatin1String key, const std::optional<QString> &value) {
        if (value)
            to.insert(key, *value);
    };
    text(QLatin1String("user"), settings.user);
    text(QLatin1String("identityFile"), settings.identityFile);
    text(QLatin1String("colour"), settings.colour);
    if (settings.port)
        to.insert(QLatin1String("port"), *settings.port);
    if (settings.agent)
        to.insert(QLatin1String("agent"), nameIn(kAgentNames, *settings.agent));
}

QJsonArray tunnelsOf(const QList<Tunnel> &tunnels)
{
    QJsonArray array;
    for (const Tunnel &tunnel : tunnels)
        array.append(nameIn(kTunnelNames, tunnel.kind) + u' ' + porthole::textOf(tunnel));
    return array;
}

QJsonObject objectOf(const Folder &folder)
{
    QJsonObject object{{QLatin1String("id"), folder.id.value}, {QLatin1String("name"), folder.name}};
    put(object, QLatin1String("parent"), folder.parent.value);
    put(object, QLatin1String("notes"), folder.notes);
    putSettings(object, folder.settings);
    return object;
}

/// No address that is kept holds a token. Should one ever get there, it does not leave; where there is no
/// place for one, nothing is taken for one ("vnc://password:5900" is a host of that name).
QString sharedAddress(const QString &address)
{
    const auto url = UrlText::parse(address.toUtf8());
    const bool hasPlace = !url || url->userInfo || url->query || url->fragment || url->path.contains('=') ||
                          url->path.contains('%');
    if (!hasPlace)
        return address;
    return QString::fromStdString(redact(address.toStdString()));
}

QJsonObject objectOf(const Entry &entry)
{
    QJsonObject object{{QLatin1String("id"), entry.id.value},
                       {QLatin1String("kind"), nameIn(kKindNames, entry.kind)},
                       {QLatin1String("name"), entry.name}};
    put(object, QLatin1String("address"), sharedAddress(entry.address));
    put(object, QLatin1String("folder"), entry.folder.value);
    put(object, QLatin1String("notes"), entry.notes);
    // Of a gateway it is where somebody was last.
    if (entry.kind == EntryKind::Server)
        put(object, QLatin1String("cloud"), entry.cloud);
    if (entry.description)
        object.insert(QLatin1String("description"), jsonOf(*entry.description));
    if (entry.agentCommand)
        object.insert(QLatin1String("agentCommand"), *entry.agentCommand);
    if (!entry.tags.isEmpty())
        object.insert(QLatin1String("tags"), QJsonArray::fromStringList(entry.tags));
    if (!entry.tunnels.isEmpty())
        object.insert(QLatin1String("tunnels"), tunnelsOf(entry.tunnels));
    putSettings(object, entry.settings);
    return object;
}

/// Where each folder is: what lists are sorted by. A folder that is around itself ends the way up.
class Paths {
public:
    explicit Paths(const QList<Folder> &folders)
    {
        for (const Folder &folder : folders)
            m_folders.insert(folder.id.value, &folder);
    }
    QString of(const FolderId &id) const
    {
        QString path;
        QSet<QString> seen;
        for (const Folder *at = m_folders.value(id.value); at && !seen.contains(at->id.value);
             at = m_folders.value(at->parent.value)) {
            seen.insert(at->id.value);
            path =
                at->name.toCaseFolded() + QChar(1) + path; // before every letter that a name may go on with
        }
        return path;
    }

private:
    QHash<QString, const Folder *> m_folders;
};

/// In the order of the keys that `keyOf` makes.
template <class T, class KeyOf> QJsonArray sorted(const QList<T> &items, KeyOf keyOf)
{
    QList<std::pair<decltype(keyOf(items.first())), const T *>> rows;
    rows.reserve(items.size());
    for (const T &item : items)
        rows.append({keyOf(item), &item});
    std::sort(rows.begin(), rows.end(),
              [](const auto &one, const auto &other) { return one.first < other.first; });
    QJsonArray array;
    for (const auto &[key, item] : rows)
        array.append(objectOf(*item));
    return array;
}

} // namespace

QByteArray exportedJson(const EntryCollection &collection)
{
    const Paths paths(collection.folders);
    QList<Entry> entries = collection.entries;
    entries.removeIf([](const Entry &entry) { return entry.trashed.isValid(); });
    const QJsonObject whole{
        {QLatin1String("format"), kJsonFormat},
        {QLatin1String("version"), kJsonVersion},
        {QLatin1String("folders"),
         sorted(collection.folders,
                [&](const Folder &folder) { return std::tuple(paths.of(folder.id), folder.id.value); })},
        {QLatin1String("connections"), sorted(entries, [&](const Entry &entry) {
             return std::tuple(paths.of(entry.folder), entry.name.toCaseFolded(), entry.id.value);
         })}};
    return QJsonDocument(whole).toJson(QJsonDocument::Indented);
}

} // namespace porthole::imports
