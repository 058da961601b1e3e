#pragma once

#include "core/base/Result.h"
#include "core/model/Entry.h"

namespace porthole {

/// A setting as it counts, and who has said it: a folder's name, or nothing for the entry itself.
template <class T> struct Effective {
    std::optional<T> value; ///< unset: nobody says anything
    std::optional<FolderId> from;
};

/// The settings of an entry with what it gets from its folders.
struct EffectiveSettings {
    Effective<QString> user;
    Effective<quint16> port;
    Effective<QString> identityFile;
    Effective<CredentialRef> credential;
    Effective<AgentWish> agent;
    Effective<QString> colour;
};

/// `settings` are those of something in `folder`. A folder that is missing, or around itself, ends the way
/// up. Thread: any.
EffectiveSettings effectiveSettings(const EntrySettings &settings, const FolderId &folder,
                                    const QList<Folder> &folders);
/// A host as it is connected to, with what it inherits. `entry` is of the kind Host.
SavedHost effectiveHost(const Entry &entry, const QList<Folder> &folders);

/// "prod / web", the folders around something; empty at the top.
QString folderPath(const FolderId &folder, const QList<Folder> &folders);

} // namespace porthole
