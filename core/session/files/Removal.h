#pragma once

#include "core/base/Result.h"
#include "core/base/Task.h"
#include "core/ssh/sftp/SftpSession.h"

#include <QList>
#include <functional>
#include <memory>
#include <optional>

namespace porthole {

/// What became of files and folders that were to be removed.
struct Removal {
    quint64 removed = 0, failed = 0;
    std::optional<Error> failure{}; ///< the first one
};

/// Told now and then of how far it is. Thread: the one that removes.
using RemovalProgress = std::function<void(const Removal &soFar)>;

/// Removes each of `paths` with all that is in it, of a link the link. Errors: of the connection only.
/// Thread: the line's. Destroying the task ends it: what is gone is gone.
Task<Result<Removal>> removeAll(std::shared_ptr<ssh::SftpSession> line, QList<QByteArray> paths,
                                RemovalProgress told);

} // namespace porthole
