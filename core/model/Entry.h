#pragma once

#include "core/base/Id.h"
#include "core/model/CloudDescription.h"
#include "core/model/SavedHost.h"
#include "core/model/Tunnel.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

namespace porthole {

using EntryId = Id<struct EntryTag, QString>;   ///< a UUID in lower case; a host's is its HostId too
using FolderId = Id<struct FolderTag, QString>; ///< the same; empty: the top, which is no folder

/// New ones. Thread: any.
EntryId newEntryId();
FolderId newFolderId();

/// What a saved connection leads to.
enum class EntryKind : quint8 {
    Host,        ///< over SSH
    Console,     ///< a VNC server that is reached directly
    Cloud,       ///< one of clouds.yaml, or described here
    Gateway,     ///< a Slycat server
    Server,      ///< of a cloud, pinned
    Unsupported, ///< came in by an import and says that Porthole does not speak its protocol
};

/// What an entry or a folder says for itself. What is unset is as the folder around it has it, and so on up
/// to the top; see effectiveSettings(). An empty text, port 0 and an empty credential are set: "none of its
/// own, whatever the folder has".
struct EntrySettings {
    std::optional<QString> user{};
    std::optional<quint16> port{};
    std::optional<QString> identityFile{}; ///< a private key's path
    std::optional<CredentialRef> credential{};
    std::optional<AgentWish> agent{};
    std::optional<QString> colour{}; ///< "#rrggbb", lower case; empty: none, whatever the folder has

    friend bool operator==(const EntrySettings &, const EntrySettings &) = default;
};

struct Folder {
    FolderId id{};
    FolderId parent{};
    QString name{}; ///< unique in its parent without regard to case
    EntrySettings settings{};
    QString notes{};
    qint64 position = 0; ///< among its siblings, folders before entries; equal ones are by name

    friend bool operator==(const Folder &, const Folder &) = default;
};

/// Something that somebody saved to come back to. Never a secret.
struct Entry {
    EntryId id{};
    EntryKind kind = EntryKind::Host;
    QString name{}; ///< of hosts, unique among the hosts that are not in the trash, without regard to case
    FolderId folder{};
    /// Host: a name, an address or an alias of ~/.ssh/config. Console: "vnc://host:port" or "vncs://…", a
    /// ws(s) URL without its token. Cloud: its name in clouds.yaml, or its auth_url. Gateway: its URL.
    /// Server: its id in the cloud. Unsupported: "scheme://host:port".
    QString address{};
    EntrySettings settings{};
    std::optional<QString> agentCommand{}; ///< Host: as SavedHost::agentCommand
    QList<Tunnel> tunnels{};               ///< Host
    /// Cloud: what is saved of it, with its secret behind the entry's own credential, never a folder's: that
    /// one is for hosts. Unset: it stands in clouds.yaml.
    std::optional<CloudDescription> description{};
    QString cloud{};    ///< Server: the cloud it is in. Gateway: the last host on it
    QStringList tags{}; ///< sorted, none twice
    bool favourite = false;
    QString notes{};
    qint64 position = 0;
    QDateTime lastUsed{}; ///< UTC; invalid: never
    int uses = 0;
    QDateTime trashed{}; ///< UTC; invalid: it is not in the trash
    /// What an import calls it, "putty:web 1"; empty: made here. The same import again finds it by this.
    QString origin{};
    /// What that import wrote, as digests of its fields (core/import), to tell later what was changed here by
    /// hand and what where it came from. Kept as it is by whoever changes the entry.
    QString imported{};

    friend bool operator==(const Entry &, const Entry &) = default;
};

/// A change of what is saved: all of it is done, or none. What has an id that is known is overwritten.
struct EntryBatch {
    QList<Folder> folders{};
    QList<Entry> entries{};
    QList<FolderId> removedFolders{}; ///< empty ones, or emptied by this
    QList<EntryId> removedEntries{};  ///< for good, not into the trash

    bool isEmpty() const
    {
        return folders.isEmpty() && entries.isEmpty() && removedFolders.isEmpty() && removedEntries.isEmpty();
    }
    friend bool operator==(const EntryBatch &, const EntryBatch &) = default;
};

/// All that is saved.
struct EntryCollection {
    QList<Folder> folders{};
    QList<Entry> entries{}; ///< those in the trash among them

    friend bool operator==(const EntryCollection &, const EntryCollection &) = default;
};

} // namespace porthole
