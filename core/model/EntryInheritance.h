#pragma once

#include "core/base/Result.h"
#include "core/model/Entry.h"

#include <QHash>
#include <QStringList>

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

/// Folders by their ids, for who asks about many entries. `folders` outlives it, as it is.
class FolderTree {
public:
    explicit FolderTree(const QList<Folder> &folders);

    /// nullptr: there is none of that id.
    const Folder *find(const FolderId &id) const { return m_byId.value(id.value, nullptr); }
    /// Those around something in `folder`, the innermost first. One that is missing, or around itself, ends
    /// the way up.
    QList<const Folder *> wayUp(const FolderId &folder) const;
    /// The names from the top to that one; empty at the top.
    QStringList pathOf(const FolderId &folder) const;

private:
    QHash<QString, const Folder *> m_byId;
};

/// `settings` are those of something in `folder`. A folder that is missing, or around itself, ends the way
/// up. Thread: any.
EffectiveSettings effectiveSettings(const EntrySettings &settings, const FolderId &folder,
                                    const QList<Folder> &folders);
EffectiveSettings effectiveSettings(const EntrySettings &settings, const FolderId &folder,
                                    const FolderTree &folders);
/// A host as it is connected to, with what it inherits. `entry` is of the kind Host.
SavedHost effectiveHost(const Entry &entry, const QList<Folder> &folders);
SavedHost effectiveHost(const Entry &entry, const FolderTree &folders);

/// "prod / web", the folders around something; empty at the top.
QString folderPath(const FolderId &folder, const QList<Folder> &folders);
QString folderPath(const FolderId &folder, const FolderTree &folders);

} // namespace porthole
