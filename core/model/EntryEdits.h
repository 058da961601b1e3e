#pragma once

#include "core/model/EntryInheritance.h"

namespace porthole {

/// What names of hosts and folders are compared by: neither the case of a letter counts, in the whole of
/// Unicode, nor whether an accent is a character of its own. Thread: any, as of all below.
QString foldedName(const QString &name);

/// `name`, or "name 2" and so on where something among `entries` of that kind, and not in the trash, has it.
QString freeName(const QString &name, EntryKind kind, const QList<Entry> &entries);
/// The same of folders in `parent`.
QString freeFolderName(const QString &name, const FolderId &parent, const QList<Folder> &folders);

/// Those that are meant by an id, a name, or "folder/name", without regard to case; those in the trash only
/// where no other is. `all` outlives the answer, as it is.
QList<const Entry *> entriesNamed(const QString &name, const EntryCollection &all);

/// Another of the kind, under a free name, in its folder and behind its credential: never used, of no import.
Entry duplicateOf(const Entry &entry, const QList<Entry> &entries);

/// What takes entries out of the trash: to their folder, or to the top if it is gone, under a free name.
EntryBatch restored(const QList<EntryId> &ids, const EntryCollection &all);

/// What takes a folder away with everything in it: the entries go into the trash, with the settings that they
/// had from their folders, the folders go. Undoing it brings all of it back.
EntryBatch trashedFolder(const FolderId &id, const EntryCollection &all, const QDateTime &now);

/// An entry that becomes `host`: what it says as its folders do stays theirs, and what is as it was is not
/// touched. `entry` is of the kind Host.
Entry withHost(Entry entry, const SavedHost &host, const FolderTree &folders);

} // namespace porthole
