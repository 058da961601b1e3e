#pragma once

#include "app/serve/Requests.h"
#include "core/remotes/RemoteSession.h"

#include <QHash>

namespace porthole::serve {

/// Which machine a hostname of a request means, and whether an agent is configured there: "name",
/// "name:port", "[v6]:port", an alias of ~/.ssh/config, or the name of a saved host, which comes first.
/// Thread: that of its owner.
class HostBook {
public:
    /// `base` is what all connections have in common; destination, password and agent are the request's.
    explicit HostBook(remotes::RemoteOptions base)
        : m_base(std::move(base))
    {}

    /// "HOST=COMMAND" of --agent; an empty command is an unusable entry. Errors: Usage.
    Result<> addAgent(const QString &entry);

    /// How to connect for a request, whose hostname may be that of a saved host: with its password and
    /// nothing else, and without asking anybody (SEC-41). Errors: Usage (the hostname or username is none).
    Result<remotes::RemoteOptions> optionsFor(const CreateRequest &request,
                                              const std::optional<SavedHost> &saved = std::nullopt) const;

private:
    std::optional<QString> agentOf(const QString &hostname) const;

    remotes::RemoteOptions m_base;
    QHash<QString, QString> m_agents; ///< commands by keyOf() of their host
};

} // namespace porthole::serve
