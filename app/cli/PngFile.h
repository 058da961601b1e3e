#pragma once

#include "core/base/Result.h"

#include <QString>

class QImage;

namespace porthole::cli {

/// Writes a picture as PNG, the whole file or none: what was there stays until all of the new one is
/// on the disk. "-" is standard output. Errors: Storage.
Result<> savePng(const QImage &picture, const QString &path);

} // namespace porthole::cli
