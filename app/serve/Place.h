#pragma once

#include <QByteArray>
#include <QString>
#include <optional>

namespace porthole::serve {

enum class Resource : quint8 {
    Remotes,        ///< /remotes
    Remote,         ///< /remotes/{sid}
    Browse,         ///< /remotes/{sid}/browse{/path}
    File,           ///< /remotes/{sid}/file{/path}
    Launch,         ///< /remotes/{sid}/launch
    RemoteConsoles, ///< /servers/{server_id}/remote-consoles
};

/// What a path of the service means.
struct Place {
    Resource resource = Resource::Remotes;
    QString id;      ///< the sid, or the server's
    QByteArray path; ///< on the host, decoded, with its first slash; empty: none was given

    /// Nothing for a path that the service does not have.
    static std::optional<Place> of(const QByteArray &rawPath);
    /// "GET, POST"
    const char *methods() const;
    bool allows(const QByteArray &method) const;
};

} // namespace porthole::serve
