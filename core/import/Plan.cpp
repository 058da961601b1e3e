#include "core/import/Plan.h"

#include "core/import/FolderMap.h"
#include "core/import/HostNames.h"
#include "core/import/KnownEntries.h"
#include "core/import/formats/JsonFormat.h"
#include "core/model/EntryInheritance.h"

#include <QSet>
#include <algorithm>

namespace porthole::imports {

namespace {

/// It has it because nobody has approved it, not because somebody has taken it away.
bool isUnapproved(EntryField field, const QString &ours)
{
    return ours.isEmpty() && (field == EntryField::IdentityFile || field == EntryField::AgentCommand ||
                              field == EntryField::CaCertificateFile);
}

/// A name that was made unique is not one that somebody has chosen, tunnels that were not approved none that
/// somebody has closed.
bool isAsImported(const Entry &here, EntryField field, const QString &ours)
{
    return (field == EntryField::Tunnels && hadTunnels(here.imported, ours)) ||
           hadText(here.imported, field, ours) || isUnapproved(field, ours) ||
           (field == EntryField::Name && hadText(here.imported, field, HostNames::withoutNumber(ours)));
}

/// An entry as it would come back from our own export: what does not get through, a blank at a note's end, an
/// odd character, is not thereby another here. Its folder is left out.
QList<QString> fieldsThroughExport(Entry entry)
{
    entry.folder = {};
    entry.trashed = {};
    const auto back = importJson(exportedJson({{}, {std::move(entry)}}));
    return back && !back->entries.isEmpty() ? fieldsOf(back->entries.first()) : QList<QString>();
}

/// Each thing by itself: what is the same, what has changed on one side, what on both.
void compare(PlanItem &item, const Entry &here, const FolderMap &folders)
{
    const QList<QString> ours = fieldsOf(here, folders.pathOf(here.folder)), theirs = fieldsOf(item.imported);
    const bool isOurExport = item.imported.entry.id == here.id;
    const QList<QString> through = isOurExport && ours != theirs ? fieldsThroughExport(here) : ours;
    bool conflict = false;
    for (int i = 0; i < kEntryFields; ++i) {
        const auto field = static_cast<EntryField>(i);
        const bool isSame =
            ours[i] == theirs[i] || (field != EntryField::Folder && through.value(i) == theirs[i]);
        if (isSame || hadText(here.imported, field, theirs[i]))
            continue;
        item.fields << field;
        conflict = conflict || !isAsImported(here, field, ours[i]);
    }
    item.known = here.id;
    item.state = here.trashed.isValid()  ? PlanState::InTrash
                 : conflict              ? PlanState::ChangedHere
                 : item.fields.isEmpty() ? PlanState::Unchanged
                                         : PlanState::Changed;
}

/// Folders of our own export that are known, and are another here.
QList<PlanFolder> changedFolders(const Imported &imported, const FolderMap &folders)
{
    QList<PlanFolder> changed;
    for (const ImportedFolder &folder : imported.folders) {
        const Folder *const here = folder.path.isEmpty() ? nullptr : folders.find(folder.id);
        if (!here)
            continue;
        Folder alone = *here;
        alone.parent = {};
        const auto back = importJson(exportedJson({{alone}, {}})); // what does not get through is no change
        const ImportedFolder ours = back ? back->folders.value(0) : ImportedFolder();
        EntrySettings settings = folder.settings;
        settings.identityFile = ours.settings.identityFile;
        const PlanFolder other{folder, here->id, ours.path.value(0) != folder.path.last(),
                               ours.settings != settings, ours.notes != folder.notes};
        if (other.hasOtherName || other.hasOtherSettings || other.hasOtherNotes)
            changed << other;
    }
    return changed;
}

/// Those that nothing in the import is in, and that are not here. What is as deep as can be may be a folder
/// around itself.
QList<PlanEmptyFolder> emptyFolders(const Imported &imported, const FolderMap &folders)
{
    QSet<QStringList> filled;
    for (const ImportedEntry &entry : imported.entries) {
        for (QStringList path = entry.folder; !path.isEmpty() && !filled.contains(path); path.removeLast())
            filled.insert(path);
    }
    QList<PlanEmptyFolder> empty;
    for (const ImportedFolder &folder : imported.folders) {
        if (folder.id.value.isEmpty() || folder.path.isEmpty() || folder.path.size() >= kMostDepth ||
            filled.contains(folder.path) || folders.find(folder.id))
            continue;
        const QList<Folder> way = folders.wayDown(folders.localPath(folder.path));
        if (!way.isEmpty() && !folders.find(way.last().id))
            empty << PlanEmptyFolder{folder};
    }
    return empty;
}

/// What of an item has to be approved still.
Inert pendingOf(const Inert &inert, const Entry *here)
{
    if (!here)
        return inert;
    Inert pending = inert;
    if (pending.identityFile == here->settings.identityFile)
        pending.identityFile = std::nullopt;
    if (here->description && pending.caCertificateFile == here->description->caCertificateFile)
        pending.caCertificateFile = std::nullopt;
    if (pending.agentCommand == here->agentCommand)
        pending.agentCommand = std::nullopt;
    pending.tunnels.removeIf([here](const Tunnel &tunnel) { return here->tunnels.contains(tunnel); });
    return pending;
}

QList<PlanFolderKey> keysOf(const Imported &imported, const FolderMap &folders)
{
    QList<PlanFolderKey> keys;
    for (const ImportedFolder &folder : imported.folders) {
        if (!folder.identityFile)
            continue;
        const QList<Folder> way = folders.wayDown(folders.localPath(folder.path));
        if (way.isEmpty() || way.last().settings.identityFile == folder.identityFile)
            continue;
        const bool isHere = folders.find(way.last().id) != nullptr;
        keys << PlanFolderKey{folder.path, isHere ? way.last().id : FolderId(), *folder.identityFile};
    }
    return keys;
}

/// Has the usual port stand where a file says it and the folder another. Where the last import has left it
/// out, or has not, that stays: a folder's port that is changed here is no change of the file's.
void keepUsualPort(ImportedEntry &item, const Entry *same, const FolderMap &folders)
{
    if (!item.saysUsualPort)
        return;
    const auto wrote = [same](const QString &port) {
        return same && hadText(same->imported, EntryField::Port, port);
    };
    const QList<Folder> around = folders.wayDown(item.folder);
    const FolderId folder = around.isEmpty() ? FolderId() : around.last().id;
    const quint16 port = effectiveSettings({}, folder, FolderTree(around)).port.value.value_or(0);
    const bool isAnother = port != 0 && port != kUsualPort;
    if (wrote(QString::number(kUsualPort)) || (isAnother && !wrote(QString())))
        item.entry.settings.port = kUsualPort;
}

} // namespace

qsizetype Plan::count(PlanState state) const
{
    return std::count_if(items.begin(), items.end(),
                         [&](const PlanItem &item) { return item.state == state; });
}

Plan planOf(const EntryCollection &known, Imported imported)
{
    const FolderMap folders(known.folders, imported.folders);
    KnownEntries entries(known);
    Plan plan;
    plan.changedFolders = changedFolders(imported, folders);
    plan.emptyFolders = emptyFolders(imported, folders);
    plan.keys = keysOf(imported, folders);
    QStringList targets;
    targets.reserve(imported.entries.size());
    for (ImportedEntry &entry : imported.entries) {
        entry.folder = folders.localPath(entry.folder);
        targets << targetOf(entry, folders);
    }
    const QList<const Entry *> found = entries.find(imported.entries, targets);
    QSet<QString> seen;
    for (qsizetype i = 0; i < found.size(); ++i) {
        PlanItem item;
        item.imported = std::move(imported.entries[i]);
        keepUsualPort(item.imported, found[i], folders);
        const Entry *const same = found[i], *const alike = same ? nullptr : entries.alike(targets[i]);
        const QString whole = targets[i] + QChar(2) + item.imported.entry.name;
        if (same) {
            compare(item, *same, folders);
        } else {
            item.imported.entry.origin = entries.freeOrigin(item.imported.entry.origin);
            item.known = alike ? alike->id : EntryId();
            if (alike || seen.contains(whole)) // or it is in the import twice
                item.state = PlanState::AlreadyHere;
        }
        item.pending = pendingOf(item.imported.inert, same);
        seen.insert(whole);
        item.selected = item.state == PlanState::New || item.state == PlanState::Changed;
        plan.items << std::move(item);
    }
    plan.folders = std::move(imported.folders);
    plan.refused = std::move(imported.refused);
    return plan;
}

const char *wordsOf(PlanState state)
{
    switch (state) {
    case PlanState::New:
        return "new";
    case PlanState::Changed:
        return "changed";
    case PlanState::Unchanged:
        return "unchanged";
    case PlanState::AlreadyHere:
        return "already here";
    case PlanState::ChangedHere:
        return "changed here";
    case PlanState::InTrash:
        return "in the trash";
    }
    return "";
}

} // namespace porthole::imports
