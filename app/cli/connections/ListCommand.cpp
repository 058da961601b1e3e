#include "app/cli/Commands.h"
#include "app/cli/Json.h"
#include "app/cli/Output.h"
#include "app/cli/Table.h"
#include "app/cli/connections/EntryJson.h"
#include "core/model/EntryEdits.h"
#include "core/model/TunnelText.h"

#include <algorithm>

namespace porthole::cli {

namespace {

QString nameWithFolder(const Entry &entry, const SavedEntries &saved)
{
    const QString folder = saved.folderOf(entry);
    return folder.isEmpty() ? entry.name : folder + u'/' + entry.name;
}

QString userAndPort(const Entry &entry, const SavedEntries &saved)
{
    const EffectiveSettings settings = saved.effective(entry);
    QString text = settings.user.value.value_or(QString());
    if (const int port = settings.port.value.value_or(0); port != 0)
        text += QStringLiteral(" (port %1)").arg(port);
    return text.trimmed();
}

/// By folder and name, as a person looks for them.
QList<Entry> listed(const SavedEntries &saved, bool ofTrash)
{
    QList<Entry> entries = saved.collection().entries;
    entries.removeIf([&](const Entry &entry) { return entry.trashed.isValid() != ofTrash; });
    QList<std::pair<QString, Entry>> rows;
    for (Entry &entry : entries) {
        QString name = foldedName(nameWithFolder(entry, saved));
        rows.append({std::move(name), std::move(entry)});
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto &one, const auto &other) { return one.first < other.first; });
    entries.clear();
    for (auto &[name, entry] : rows)
        entries << std::move(entry);
    return entries;
}

/// "user  ann (from prod)"
template <class T>
QString said(const char *what, const Effective<T> &setting, const QString &value, const SavedEntries &saved)
{
    if (!setting.value || value.isEmpty())
        return {};
    QString line = QString::fromLatin1(what).leftJustified(10) + shownText(value);
    for (const Folder &folder : saved.collection().folders) {
        if (setting.from && folder.id == *setting.from)
            line += QStringLiteral("  (from the folder %1)").arg(shownText(folder.name));
    }
    return line + u'\n';
}

QString said(const char *what, const QString &value)
{
    return value.isEmpty() ? QString()
                           : QString::fromLatin1(what).leftJustified(10) + shownText(value) + u'\n';
}

/// "project_name  web", a line each.
QString pageOf(const CloudDescription &description)
{
    QString page = said("sign-in", description.authType);
    for (auto option = description.auth.cbegin(); option != description.auth.cend(); ++option)
        page += said("auth", option.key() + QStringLiteral(" = ") + option.value());
    return page + said("region", description.region) + said("interface", description.interface) +
           said("ca file", description.caCertificateFile);
}

QString pageOf(const Entry &entry, const SavedEntries &saved)
{
    const EffectiveSettings settings = saved.effective(entry);
    QString page =
        said("name", entry.name) + said("kind", kindName(entry.kind)) +
        said("folder", saved.folderOf(entry)) + said("address", entry.address) +
        said("user", settings.user, settings.user.value.value_or(QString()), saved) +
        said("port", settings.port, QString::number(settings.port.value.value_or(0)), saved) +
        said("key", settings.identityFile, settings.identityFile.value.value_or(QString()), saved) +
        said("colour", settings.colour, settings.colour.value.value_or(QString()), saved) +
        said("cloud", entry.cloud) + said("tags", entry.tags.join(QStringLiteral(", ")));
    if (entry.description)
        page += pageOf(*entry.description);
    for (const Tunnel &tunnel : entry.tunnels)
        page += said("tunnel", textOf(tunnel));
    for (const QString &line : entry.notes.split(u'\n', Qt::SkipEmptyParts))
        page += said("notes", line);
    const std::optional<CredentialRef> &credential =
        entry.description ? entry.settings.credential : settings.credential.value;
    if (credential && !credential->value.isEmpty())
        page += said("password", QStringLiteral("in the keychain"));
    page += said("from", entry.origin) + said("id", entry.id.value);
    if (entry.trashed.isValid())
        page += said("trashed", entry.trashed.toString(Qt::ISODate));
    return page;
}

} // namespace

Result<> connectionslist::run(const Arguments &arguments, Environment &)
{
    PH_TRY(const SavedEntries saved, SavedEntries::read());
    const bool ofTrash = arguments.has(QLatin1String("--trash"));
    const QList<Entry> entries = listed(saved, ofTrash);
    if (arguments.has(QLatin1String("--json"))) {
        QList<QJsonObject> objects;
        for (const Entry &entry : entries)
            objects << jsonOf(entry, saved);
        return print(jsonArray(objects));
    }
    if (entries.isEmpty()) {
        note(ofTrash ? "the trash is empty" : "no connection is saved");
        return {};
    }
    QList<QStringList> rows{
        {QStringLiteral("NAME"), QStringLiteral("KIND"), QStringLiteral("ADDRESS"), QStringLiteral("USER")}};
    for (const Entry &entry : entries)
        rows << QStringList{shownText(nameWithFolder(entry, saved)), kindName(entry.kind),
                            shownText(entry.address), shownText(userAndPort(entry, saved))};
    return print(table(rows));
}

Result<> connectionsshow::run(const Arguments &arguments, Environment &)
{
    PH_TRY(const SavedEntries saved, SavedEntries::read());
    PH_TRY(const Entry entry, saved.find(arguments.operand(0)));
    return print(arguments.has(QLatin1String("--json")) ? jsonLine(jsonOf(entry, saved))
                                                        : pageOf(entry, saved).toStdString());
}

} // namespace porthole::cli
