#pragma once

#include "core/import/EntryFields.h"
#include "core/import/Imported.h"

#include <stop_token>

namespace porthole::imports {

/// What becomes of an item.
enum class PlanState : quint8 {
    New,
    Changed,     ///< where it comes from, since it was imported last
    Unchanged,   ///< or changed here alone
    AlreadyHere, ///< a connection to the same, which did not come from there
    ChangedHere, ///< by hand, where the import would write something else
    InTrash,     ///< somebody has thrown it away
};

struct PlanItem {
    ImportedEntry imported{};
    PlanState state = PlanState::New;
    EntryId known{};            ///< the one that is here; empty if it is new
    QList<EntryField> fields{}; ///< that would be overwritten
    Inert pending{};            ///< what of it acts and is not here yet
    bool selected = false;      ///< New and Changed ones are, to begin with
    Inert approved{};           ///< what of `pending` is taken as well: nothing, to begin with (SEC-51)
};

/// A key's path for all that is in a folder, which is not here yet.
struct PlanFolderKey {
    QStringList importedFolder{}; ///< its path there
    FolderId known{};             ///< the one that is here; empty: it is made if anything comes into it
    QString identityFile{};
    bool approved = false;
};

/// A folder of our own export that is known by its id, and is another here or there. But for its key, which
/// is a PlanFolderKey.
struct PlanFolder {
    ImportedFolder imported{};
    FolderId known{};
    bool hasOtherName = false, hasOtherSettings = false, hasOtherNotes = false;
    bool selected = false; ///< these are overwritten
};

/// A folder of our own export that holds no connection, and is not here. Others are made with what they hold.
struct PlanEmptyFolder {
    ImportedFolder imported{};
    bool selected = true; ///< it is made, so that the next export is the same
};

/// What an import would do, to be shown and chosen from before anything is done.
struct Plan {
    QList<PlanItem> items{};
    QList<PlanFolder> changedFolders{};
    QList<PlanEmptyFolder> emptyFolders{};
    QList<PlanFolderKey> keys{};     ///< of folders
    QList<ImportedFolder> folders{}; ///< as imported; what new ones are made of
    QList<Refused> refused{};

    qsizetype count(PlanState state) const;
};

/// Compares what is imported with what is saved. An item is found by its id, or by its origin if that leads
/// to the same place (KnownEntries); one that is not is new, unless there is a connection of its kind to its
/// address, port and user. The same import again changes nothing. Pure; thread: any.
Plan planOf(const EntryCollection &known, Imported imported);

/// What is selected and approved, as one change. Folders are made where they are missing, and names of hosts
/// made unique ("web 2"). `known` is what the plan was made with, or newer. Nothing if it is stopped before
/// its end. Pure but for the ids of what is new; thread: any.
EntryBatch batchOf(const Plan &plan, const EntryCollection &known, const std::stop_token &stop = {});

/// English, for the command line: "new".
const char *wordsOf(PlanState state);

} // namespace porthole::imports
