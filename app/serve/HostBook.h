#pragma once

#include "app/serve/Requests.h"
#include "core/remotes/RemoteSession.h"

#include <QStringList>
#include <functional>

namespace porthole::serve {

/// Which machine a hostname of a request means, and whether an agent is configured there: "name",
/// "name:port", "[v6]:port", an alias of ~/.ssh/config, or the name of a saved host, which comes first.
/// Thread: that of its owner.
class HostBook {
public:
    /// Finds a saved host by its name; nothing if there is none.
    using FindSaved = std::function<std::optional<SavedHost>(const QString &name)>;

    HostBook(ssh::HostKeyMode hostKeys, FindSaved findSaved)
        : m_hostKeys(hostKeys)
        , m_findSaved(std::move(findSaved))
    {}

    /// "HOST=COMMAND" of --agent; an empty command is an unusable entry. Errors: Usage.
    Result<> addAgent(const QString &entry);

    /// How to connect for a request: with its password and nothing else, and without asking anybody
    /// (SEC-41). Errors: Usage (the hostname or username is none).
    Result<remotes::RemoteOptions> optionsFor(const CreateRequest &request) const;

private:
    std::optional<QString> agentOf(const QString &hostname) const;

    const ssh::HostKeyMode m_hostKeys;
    const FindSaved m_findSaved;
    QHash<QString, QString> m_agents; ///< commands by keyOf() of their host
};

} // namespace porthole::serve
