#pragma once

#include "app/http/Responder.h"
#include "core/base/Task.h"
#include "core/remotes/RemoteRegistry.h"

namespace porthole::serve {

/// The files of a session's host, over SFTP on a channel of its own for each request. What goes wrong there
/// is 400 with the reason that Slycat gives: "File not found", "Access denied", "Can't read directory",
/// "Remote access failed". Thread: the registry's.
class FileDesk {
public:
    /// `registry` outlives the tasks.
    explicit FileDesk(remotes::RemoteRegistry &registry)
        : m_registry(registry)
    {}

    /// The listing of a folder; without a path, of where SFTP begins, the user's home.
    Task<http::Reply> browse(SessionId id, QByteArray path, QByteArray body);
    /// A file's bytes as they are. Its length is told first where it has one, so that a client sees whether
    /// it has all of it; a transfer that breaks off ends the connection.
    Task<> send(SessionId id, QByteArray path, http::Responder responder);

private:
    remotes::RemoteRegistry &m_registry;
};

} // namespace porthole::serve
