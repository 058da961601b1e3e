#include "app/cli/Commands.h"
#include "app/cli/Output.h"
#include "core/model/EntryEdits.h"
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

Result<QStringList> savedNames(bool hostsOnly)
{
    const QString path = store::standardStorePath();
    if (!QFileInfo::exists(path))
        return QStringList();
    // Nothing is written, migrated or backed up because somebody has pressed Tab.
    PH_TRY(auto database, store::Database::open(path, store::Database::Access::ReadOnly));
    store::EntryTable table(database);
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

Result<QStringList> wordsFor(const QString &what, const Environment &environment)
{
    if (what == kConnections || what == kHosts)
        return savedNames(what == kHosts);
    if (what == kClouds) {
        PH_TRY(const auto config, openstack::CloudsConfig::load(environment.clouds));
        return config.names();
    }
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
