#include "ui/entries/EntryMoves.h"

#include "core/model/EntryEdits.h"
#include "ui/Tr.h"
#include "ui/clouds/ServerFilter.h"

#include <QSet>
#include <algorithm>

namespace porthole::ui {

namespace {

/// As lists have them: by position, then by name as a person would sort them.
template <class Item> bool before(const Item &one, const Item &other)
{
    if (one.position != other.position)
        return one.position < other.position;
    const QString a = naturalKey(one.name), b = naturalKey(other.name);
    return a != b ? a < b : one.id.value < other.id.value;
}

template <class Id> QSet<QString> idsOf(const QList<Id> &ids)
{
    QSet<QString> set;
    for (const Id &id : ids)
        set.insert(id.value);
    return set;
}

const FolderId &parentOf(const Folder &folder) { return folder.parent; }
const FolderId &parentOf(const Entry &entry) { return entry.folder; }
void setParent(Folder &folder, const FolderId &parent) { folder.parent = parent; }
void setParent(Entry &entry, const FolderId &parent) { entry.folder = parent; }
bool isThere(const Folder &) { return true; }
bool isThere(const Entry &entry) { return !entry.trashed.isValid(); }

/// `moved` among `siblings`, in front of the one with `id`: everything in that order by hand from now on.
template <class Item, class Id>
QList<Item> inOrder(const QList<Item> &siblings, const QList<Item> &moved, const Id &id)
{
    const auto at =
        std::find_if(siblings.begin(), siblings.end(), [&](const Item &item) { return item.id == id; });
    QList<Item> all(siblings.begin(), at);
    all += moved;
    all.append(QList<Item>(at, siblings.end()));
    for (qsizetype row = 0; row < all.size(); ++row)
        all[row].position = row + 1;
    return all;
}

/// The same for folders and for entries: what becomes of those that are chosen, and of those around them.
template <class Item, class Id>
QList<Item> moveItems(const QList<Item> &all, const QList<Id> &chosen, const FolderId &target,
                      const std::optional<Id> &beforeWhom)
{
    const QSet<QString> ids = idsOf(chosen);
    QHash<QString, Item> known;
    QList<Item> siblings, moved;
    for (const Item &item : all) {
        const bool goes = ids.contains(item.id.value);
        if (!goes && !(parentOf(item) == target && isThere(item)))
            continue;
        (goes ? moved : siblings) << item;
        known.insert(item.id.value, item);
    }
    std::sort(moved.begin(), moved.end(), before<Item>);
    std::sort(siblings.begin(), siblings.end(), before<Item>);
    const qint64 last = siblings.isEmpty() ? 0 : siblings.last().position;
    for (Item &item : moved) {
        setParent(item, target);
        item.position = last == 0 ? 0 : last + 1;
    }
    if (beforeWhom)
        moved = inOrder(siblings, moved, *beforeWhom);
    moved.removeIf([&](const Item &item) { return known.value(item.id.value) == item; });
    return moved;
}

/// Of those that are chosen, those that do not lie within another one.
QList<FolderId> outermost(const QList<FolderId> &chosen, const FolderTree &tree)
{
    QList<FolderId> outer = chosen;
    outer.removeIf([&](const FolderId &id) {
        return std::any_of(chosen.begin(), chosen.end(),
                           [&](const FolderId &other) { return other != id && isWithin(tree, id, other); });
    });
    return outer;
}

/// Of those that are chosen, those that are to be moved by themselves.
QList<EntryId> movable(const EntryCollection &all, const ChosenEntries &what, const FolderTree &tree)
{
    const QSet<QString> ids = idsOf(what.entries);
    QList<EntryId> movable;
    for (const Entry &entry : all.entries) {
        const auto holdsIt = [&](const FolderId &id) { return isWithin(tree, entry.folder, id); };
        if (ids.contains(entry.id.value) && isThere(entry) &&
            std::none_of(what.folders.begin(), what.folders.end(), holdsIt))
            movable << entry.id;
    }
    return movable;
}

} // namespace

EntryBatch moveTo(const EntryCollection &all, const ChosenEntries &what, const EntryPlace &place)
{
    const FolderTree tree(all.folders);
    QList<FolderId> folders;
    for (const FolderId &id : outermost(what.folders, tree)) {
        const Folder *folder = tree.find(id);
        if (!folder || isWithin(tree, place.folder, id))
            continue;
        Folder there = *folder;
        there.parent = place.folder;
        if (folder->parent == place.folder || !isNameTaken(all, there, folder->name))
            folders << id;
    }
    EntryBatch batch;
    if (!folders.isEmpty())
        batch.folders = moveItems(all.folders, folders, place.folder, place.beforeFolder);
    if (const QList<EntryId> entries = movable(all, what, tree); !entries.isEmpty())
        batch.entries = moveItems(all.entries, entries, place.folder, place.beforeEntry);
    return batch;
}

qsizetype countOf(const ChosenEntries &what, const EntryBatch &batch)
{
    const QSet<QString> entries = idsOf(what.entries), folders = idsOf(what.folders);
    return std::count_if(batch.entries.begin(), batch.entries.end(),
                         [&](const Entry &entry) { return entries.contains(entry.id.value); }) +
           std::count_if(batch.folders.begin(), batch.folders.end(),
                         [&](const Folder &folder) { return folders.contains(folder.id.value); });
}

EntryBatch duplicate(const EntryCollection &all, const QList<EntryId> &entries)
{
    const QSet<QString> ids = idsOf(entries);
    QList<Entry> known = all.entries;
    EntryBatch batch;
    for (const Entry &entry : all.entries)
        if (ids.contains(entry.id.value)) {
            batch.entries << duplicateOf(entry, known);
            known << batch.entries.last();
        }
    return batch;
}

EntryBatch setFavourite(const EntryCollection &all, const QList<EntryId> &entries, bool favourite)
{
    const QSet<QString> ids = idsOf(entries);
    EntryBatch batch;
    for (const Entry &entry : all.entries)
        if (ids.contains(entry.id.value) && entry.favourite != favourite) {
            batch.entries << entry;
            batch.entries.last().favourite = favourite;
        }
    return batch;
}

EntryBatch addFolder(const EntryCollection &all, const FolderId &parent, const FolderId &id)
{
    Folder made;
    made.id = id;
    made.parent = parent;
    made.name = freeFolderName(tr("New folder"), parent, all.folders);
    for (const Folder &folder : all.folders)
        if (folder.parent == parent && folder.position >= made.position && folder.position > 0)
            made.position = folder.position + 1;
    EntryBatch batch;
    batch.folders << made;
    return batch;
}

EntryBatch trash(const EntryCollection &all, const ChosenEntries &what, const QDateTime &now)
{
    const FolderTree tree(all.folders);
    EntryBatch batch;
    for (const FolderId &id : outermost(what.folders, tree)) {
        const EntryBatch folder = trashedFolder(id, all, now);
        batch.folders += folder.folders;
        batch.entries += folder.entries;
        batch.removedFolders += folder.removedFolders;
    }
    QSet<QString> gone;
    for (const Entry &entry : std::as_const(batch.entries))
        gone.insert(entry.id.value);
    const QSet<QString> ids = idsOf(what.entries);
    for (const Entry &entry : all.entries)
        if (ids.contains(entry.id.value) && !gone.contains(entry.id.value) && !entry.trashed.isValid()) {
            batch.entries << entry;
            batch.entries.last().trashed = now;
        }
    return batch;
}

qsizetype countIn(const EntryCollection &all, const QList<FolderId> &folders)
{
    const FolderTree tree(all.folders);
    QSet<QString> inside;
    for (const Folder &folder : all.folders)
        if (std::any_of(folders.begin(), folders.end(),
                        [&](const FolderId &chosen) { return isWithin(tree, folder.id, chosen); }))
            inside.insert(folder.id.value);
    return std::count_if(all.entries.begin(), all.entries.end(), [&](const Entry &entry) {
        return inside.contains(entry.folder.value) && !entry.trashed.isValid();
    });
}

bool isWithin(const FolderTree &folders, const FolderId &folder, const FolderId &inside)
{
    const QList<const Folder *> way = folders.wayUp(folder);
    return std::any_of(way.begin(), way.end(), [&](const Folder *around) { return around->id == inside; });
}

bool isNameTaken(const EntryCollection &all, const Entry &entry, const QString &name)
{
    const QString folded = foldedName(name);
    return entry.kind == EntryKind::Host &&
           std::any_of(all.entries.begin(), all.entries.end(), [&](const Entry &other) {
               return other.kind == EntryKind::Host && other.id != entry.id && !other.trashed.isValid() &&
                      foldedName(other.name) == folded;
           });
}

bool isNameTaken(const EntryCollection &all, const Folder &folder, const QString &name)
{
    const QString folded = foldedName(name);
    return std::any_of(all.folders.begin(), all.folders.end(), [&](const Folder &other) {
        return other.parent == folder.parent && other.id != folder.id && foldedName(other.name) == folded;
    });
}

} // namespace porthole::ui
