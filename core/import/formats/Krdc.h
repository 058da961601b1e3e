#pragma once

#include "core/base/Result.h"
#include "core/import/Imported.h"

namespace porthole::imports {

/// KRDC's bookmarks.xml. Its folder of what was opened of late is passed over.
/// Errors: Usage (no XBEL, deeper than kMostDepth, too many).
/// Source: XBEL 1.0; KRDC 22.12, bookmarkmanager.cpp.
Result<Imported> importKrdc(const QByteArray &file);

} // namespace porthole::imports
