#pragma once

#include "core/base/Result.h"

#include <QString>

namespace porthole::store {

/// $XDG_DATA_HOME/porthole/porthole.db.
QString standardStorePath();

/// Makes the file's folder if it is not there, and sees to it that nobody else can change what is in it: both
/// belong to this user, the folder is 0700 and the file 0600. What others may read is closed to them; what
/// belongs to somebody else, may be written by others, or is no ordinary file is refused. Looks only: a file
/// that is open must not be opened and closed beside SQLite, whose locks would go.
/// True if the file is there. Errors: Storage. Source: security requirement SEC-30. Thread: any.
Result<bool> secureStoreFile(const QString &path);

/// Makes a folder if it is not there, 0700, or sees to it that it is this user's alone. Errors: Storage.
Result<> secureFolder(const QString &path);

} // namespace porthole::store
