#include "app/cli/Commands.h"
#include "app/cli/Output.h"
#include "core/model/EntryEdits.h"
#include "core/model/SavedCloud.h"
#include "core/openstack/CloudsConfig.h"
#include "core/store/EntryTable.h"
#include "core/store/Store.h"

#include <QFileInfo>

#include <algorithm>

namespace porthole::cli::complete {

namespace {

using Names = QList<store::EntryTable::Name>;

constexpr qsizetype kMost = 1000; ///< more than that nobody looks through

/// One a line, for a shell that may show them as they are.
bool isPlain(const QString &name)
{
    const auto characters = name.toUcs4();
    return !name.isEmpty() &&
           std::all_of(characters.begin(), characters.end(), [](uint c) { return QChar::isPrint(c); });
}

/// By NAME, or by FOLDER/NAME where several have it: what SavedEntries::find() takes.
QStringList openable(const Names &names, const QList<Folder> &folders)
{
    QHash<QString, int> count;
    for (const auto &entry : names)
        ++count[foldedName(entry.name)];
    const FolderTree tree(folders);
    QStringList words;
    for (const auto &entry : names) {
        const QStringList path = tree.pathOf(entry.folder);
        words << (count.value(foldedName(entry.name)) == 1 ? entry.name
                                                           : (path + QStringList{entry.name}).join(u'/'));
    }
    return words;
}

/// Nothing is written, migrated or backed up because somebody has pressed Tab. Nothing if nothing is saved.
Result<std::optional<store::Database>> openSaved()
{
    const QString path = store::standardStorePath();
    if (!QFileInfo::exists(path))
        return std::optional<store::Database>();
    PH_TRY(auto database, store::Database::open(path, store::Database::Access::ReadOnly));
    return std::optional(std::move(database));
}

Result<QStringList> savedNames(bool hostsOnly)
{
    PH_TRY(auto database, openSaved());
    if (!database)
        return QStringList();
    store::EntryTable table(*database);
    PH_TRY(Names names, table.names());
    if (hostsOnly) {
        QStringList hosts;
        for (const auto &entry : std::as_const(names))
            if (entry.kind == EntryKind::Host)
                hosts << entry.name;
        return hosts;
    }
    PH_TRY(const QList<Folder> folders, table.folders());
    return openable(names, folders);
}

/// As they go by beside those of clouds.yaml.
Result<QStringList> savedCloudNames(const QStringList &taken)
{
    PH_TRY(auto database, openSaved());
    QStringList clouds;
    if (!database)
        return clouds;
    store::EntryTable table(*database);
    PH_TRY(const Names names, table.names());
    // All of what is saved is read only where there is one.
    if (std::none_of(names.begin(), names.end(),
                     [](const auto &entry) { return entry.kind == EntryKind::Cloud; }))
        return clouds;
    PH_TRY(const EntryCollection saved, table.read());
    for (const SavedCloud &cloud : savedClouds(saved.entries, taken))
        clouds << cloud.name;
    return clouds;
}

/// What cannot be read in one place hides nothing of the other.
Result<QStringList> cloudNames(const Environment &environment)
{
    const auto config = openstack::CloudsConfig::load(environment.clouds);
    const QStringList configured = config ? config->names() : QStringList();
    const auto saved = savedCloudNames(configured);
    if (saved && (config || !saved->isEmpty()))
        return configured + *saved;
    if (!config)
        return config.error();
    return configured.isEmpty() ? saved : configured;
}

Result<QStringList> wordsFor(const QString &what, const Environment &environment)
{
    if (what == kConnections || what == kHosts)
        return savedNames(what == kHosts);
    if (what == kClouds)
        return cloudNames(environment);
    return Error::make(ErrorKind::Usage, "what is completed is connections, hosts or clouds");
}

} // namespace

Result<> run(const Arguments &arguments, Environment &environment)
{
    PH_TRY(QStringList words, wordsFor(arguments.operand(0), environment));
    const QString typed = arguments.operand(1);
    words.removeIf(
        [&](const QString &word) { return !isPlain(word) || !word.startsWith(typed, Qt::CaseInsensitive); });
    QString lines;
    for (const QString &word : words.first(std::min(words.size(), kMost)))
        lines += word + u'\n';
    return print(lines.toStdString());
}

} // namespace porthole::cli::complete
