#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>

namespace porthole::ssh {

/// Adds a line to a file that others write to as well, as a whole or not at all: one write, then it is on the
/// disk. A last line without its end gets one. File and folder are made for the user alone.
/// Errors: Storage; the file is then as it was. Thread: any; it waits for the disk.
Result<> appendLine(const QString &path, const QByteArray &line);

} // namespace porthole::ssh
