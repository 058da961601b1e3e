#pragma once

#include "core/base/Id.h"
#include "core/model/Tunnel.h"

#include <QList>
#include <QString>
#include <optional>

namespace porthole {

using HostId = Id<struct HostTag, QString>; ///< a UUID in lower case

/// Where a saved credential lies in the keychain: a UUID, because the keychain shows its keys to everybody.
/// What is saved is this, never the secret.
using CredentialRef = Id<struct CredentialTag, QString>;

/// Whether a text is a UUID in lower case, as identifiers of what is saved are. Thread: any.
bool isUuid(const QString &text);
/// New ones. Thread: any.
HostId newHostId();
CredentialRef newCredentialRef();

/// Whether an agent is started on a host.
enum class AgentWish : quint8 {
    AsConfigured, ///< where the host has one configured
    Require,      ///< or there is no session
    Never,
};

/// A host that somebody saved.
struct SavedHost {
    HostId id;
    QString name;         ///< what it is called in lists; unique without regard to case
    QString host;         ///< a name, an address or an alias of ~/.ssh/config
    quint16 port = 0;     ///< 0: what ~/.ssh/config says, else 22
    QString user;         ///< empty: what ~/.ssh/config says, else the local user's name
    QString identityFile; ///< a private key's path; empty: what ~/.ssh/config says, and the usual ones
    /// The agent's command; unset: none is configured, empty: configured and unusable.
    std::optional<QString> agentCommand;
    AgentWish agent = AgentWish::AsConfigured;
    std::optional<CredentialRef> credential; ///< unset: none is saved
    QList<Tunnel> tunnels{};                 ///< that are opened with it

    friend bool operator==(const SavedHost &, const SavedHost &) = default;
};

} // namespace porthole
