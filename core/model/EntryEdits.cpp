#include "core/model/EntryEdits.h"

#include <QSet>
#include <algorithm>

namespace porthole {

namespace {

/// "name", "name 2", "name 3"; within the 200 characters that a name has.
QString freeAmong(const QSet<QString> &taken, const QString &name)
{
    constexpr qsizetype kRoom = 190; // what is left is for a number
    QString free = name;
    for (int number = 2; taken.contains(foldedName(free)); ++number)
        free = QStringLiteral("%1 %2").arg(name.left(kRoom)).arg(number);
    return free;
}

/// What differs from what counts now is said; what is as the folders say it is left to them.
template <class T>
void settle(std::optional<T> &own, const std::optional<T> &around, const T &unset, const T &wanted)
{
    const T inherited = around.value_or(unset);
    if (own.value_or(inherited) == wanted)
        return;
    if (inherited == wanted)
        own.reset();
    else
        own = wanted;
}

} // namespace

QString foldedName(const QString &name)
{
    return name.normalized(QString::NormalizationForm_C).toCaseFolded();
}

QString freeName(const QString &name, EntryKind kind, const QList<Entry> &entries)
{
    QSet<QString> taken;
    for (const Entry &entry : entries) {
        if (entry.kind == kind && !entry.trashed.isValid())
            taken.insert(foldedName(entry.name));
    }
    return freeAmong(taken, name);
}

QString freeFolderName(const QString &name, const FolderId &parent, const QList<Folder> &folders)
{
    QSet<QString> taken;
    for (const Folder &folder : folders) {
        if (folder.parent == parent)
            taken.insert(foldedName(folder.name));
    }
    return freeAmong(taken, name);
}

QList<const Entry *> entriesNamed(const QString &name, const EntryCollection &all)
{
    const QString folded = foldedName(name);
    const bool hasFolder = name.contains(u'/');
    const FolderTree folders(all.folders);
    const auto isMeant = [&](const Entry &entry) {
        if (entry.id.value == name || foldedName(entry.name) == folded)
            return true;
        return hasFolder && foldedName((folders.pathOf(entry.folder) << entry.name).join(u'/')) == folded;
    };
    QList<const Entry *> found;
    for (const Entry &entry : all.entries)
        if (isMeant(entry))
            found << &entry;
    const auto isTrashed = [](const Entry *entry) { return entry->trashed.isValid(); };
    if (!std::all_of(found.begin(), found.end(), isTrashed))
        found.removeIf(isTrashed);
    return found;
}

Entry duplicateOf(const Entry &entry, const QList<Entry> &entries)
{
    Entry copy = entry;
    copy.id = newEntryId();
    copy.name = freeName(entry.name, entry.kind, entries);
    copy.favourite = false;
    copy.lastUsed = {};
    copy.uses = 0;
    copy.trashed = {};
    copy.origin.clear();
    copy.imported.clear();
    return copy;
}

EntryBatch restored(const QList<EntryId> &ids, const EntryCollection &all)
{
    const FolderTree folders(all.folders);
    QList<Entry> others = all.entries;
    EntryBatch batch;
    for (Entry &entry : others) {
        if (!entry.trashed.isValid() || !ids.contains(entry.id))
            continue;
        Entry back = entry;
        if (!folders.find(back.folder))
            back.folder = {};
        if (back.kind == EntryKind::Host)
            back.name = freeName(back.name, back.kind, others);
        back.trashed = {};
        entry = back; // the next one's name is another
        batch.entries << back;
    }
    return batch;
}

EntryBatch trashedFolder(const FolderId &id, const EntryCollection &all, const QDateTime &now)
{
    const FolderTree folders(all.folders);
    const auto isInside = [&folders, &id](const FolderId &folder) {
        const auto way = folders.wayUp(folder);
        return std::any_of(way.begin(), way.end(), [&id](const Folder *at) { return at->id == id; });
    };
    EntryBatch batch;
    for (const Folder &folder : all.folders) {
        if (isInside(folder.id))
            batch.removedFolders << folder.id;
    }
    for (const Entry &entry : all.entries) {
        if (entry.trashed.isValid() || !isInside(entry.folder))
            continue;
        Entry gone = entry;
        const EffectiveSettings settings = effectiveSettings(entry.settings, entry.folder, folders);
        gone.settings = {settings.user.value,       settings.port.value,  settings.identityFile.value,
                         settings.credential.value, settings.agent.value, settings.colour.value};
        gone.trashed = now;
        batch.entries << gone;
    }
    return batch;
}

Entry withHost(Entry entry, const SavedHost &host, const FolderTree &folders)
{
    const EffectiveSettings around = effectiveSettings({}, entry.folder, folders);
    EntrySettings &own = entry.settings;
    settle(own.user, around.user.value, QString(), host.user);
    settle(own.port, around.port.value, quint16{0}, host.port);
    settle(own.identityFile, around.identityFile.value, QString(), host.identityFile);
    settle(own.agent, around.agent.value, AgentWish::AsConfigured, host.agent);
    settle(own.credential, around.credential.value, CredentialRef(),
           host.credential.value_or(CredentialRef()));
    entry.name = host.name;
    entry.address = host.host;
    entry.agentCommand = host.agentCommand;
    entry.tunnels = host.tunnels;
    return entry;
}

} // namespace porthole
