#pragma once

#include "core/model/EntryInheritance.h"

namespace porthole::ui {

// What somebody does with rows of what is saved, as changes of it. They are values: whoever keeps what is
// saved applies them. Ids that are not known are passed over. Thread: any.

/// Rows that something is done with.
struct ChosenEntries {
    QList<EntryId> entries{};
    QList<FolderId> folders{};

    bool isEmpty() const { return entries.isEmpty() && folders.isEmpty(); }
    friend bool operator==(const ChosenEntries &, const ChosenEntries &) = default;
};

/// Where something is put down.
struct EntryPlace {
    FolderId folder{};
    /// In front of that one, in an order by hand; of an empty id, behind all of them. Unset: behind the
    /// others, or by name among those that have no order.
    std::optional<EntryId> beforeEntry{};
    std::optional<FolderId> beforeFolder{};
};

/// A folder is not moved into itself. One whose name is taken at its new place stays where it is. What is in
/// a folder that is chosen as well goes with that, and the trash is left alone.
EntryBatch moveTo(const EntryCollection &all, const ChosenEntries &what, const EntryPlace &place);
/// How many of `what` a batch changes: there are others around them, and some stay as they are.
qsizetype countOf(const ChosenEntries &what, const EntryBatch &batch);
EntryBatch duplicate(const EntryCollection &all, const QList<EntryId> &entries);
EntryBatch setFavourite(const EntryCollection &all, const QList<EntryId> &entries, bool favourite);
/// A folder of that id, under a name that is free.
EntryBatch addFolder(const EntryCollection &all, const FolderId &parent, const FolderId &id);
/// The folders go, and what is in them and the entries besides go to the trash.
EntryBatch trash(const EntryCollection &all, const ChosenEntries &what, const QDateTime &now);

/// How many entries are in the folders, however deep; what is in the trash is not.
qsizetype countIn(const EntryCollection &all, const QList<FolderId> &folders);
/// Whether a folder is `inside`, or lies within it.
bool isWithin(const FolderTree &folders, const FolderId &folder, const FolderId &inside);
/// Whether another host has that name, or another folder in the same one; the trash does not count.
bool isNameTaken(const EntryCollection &all, const Entry &entry, const QString &name);
bool isNameTaken(const EntryCollection &all, const Folder &folder, const QString &name);

} // namespace porthole::ui
