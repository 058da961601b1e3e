#pragma once

#include "core/base/Result.h"
#include "core/model/ConsoleUrl.h"
#include "core/model/EntryInheritance.h"
#include "core/ssh/SshOptions.h"

#include <QUrl>
#include <functional>

namespace porthole {

/// What is to be looked at, with what it has from its folders.
struct HealthQuestion {
    EntryId entry;
    EntryKind kind = EntryKind::Host;
    QString address;          ///< Entry::address; of a cloud that is described here, its auth_url
    quint16 port = 0;         ///< Host: 0 for what ~/.ssh/config says
    bool isUrl = false;       ///< of a cloud
    bool throughHost = false; ///< a cloud that is reached through a host

    friend bool operator==(const HealthQuestion &, const HealthQuestion &) = default;
};

/// Nothing for what has no port of its own: a cloud's server, a protocol that is not spoken.
std::optional<HealthQuestion> healthQuestion(const Entry &entry, const FolderTree &folders);

/// Where it is looked up which machine is meant.
struct HealthSources {
    ssh::SshFiles sshFiles = ssh::SshFiles::ofThisUser();
    /// Where a cloud's Keystone is. Called on a thread that may wait. Errors: whatever they are, it cannot be
    /// told.
    std::function<Result<QUrl>(const QString &cloud)> cloudUrl{};
};

/// The first stretch of the way that its own connection would go. Nothing is run for it, and nobody is asked.
/// Errors: Unavailable (it leads through another host or a program: why a look from here tells nothing); the
/// parsers' and the configuration's. Thread: any that may wait for a disk.
Result<ConsoleRoute> firstStretch(const HealthQuestion &question, const HealthSources &sources);

} // namespace porthole
