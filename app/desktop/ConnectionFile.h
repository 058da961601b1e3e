#pragma once

#include "core/base/Result.h"
#include "core/model/ConsoleUrl.h"

#include <QByteArray>
#include <QString>

namespace porthole::desktop {

/// Where a ".vv" file leads that was opened with Porthole.
struct ConnectionFile {
    ConsoleTarget target;
    QByteArray ca;              ///< PEM: whom to believe besides; empty: nobody
    bool deletesItself = false; ///< the file has said so: once it was opened
};

/// The path of the file that is meant, by its path or its file:// URI; empty: `text` means none.
QString connectionFileMeantBy(const QString &text);

/// Reads it. Waits for the disk: not for the GUI thread. Errors: NotFound, Storage, Usage
/// (VvFile::parse()'s), Unavailable (it wants something that Porthole does not do). Nothing of the file is
/// repeated.
Result<ConnectionFile> readConnectionFile(const QString &path);

} // namespace porthole::desktop
