#pragma once

#include "core/base/Result.h"
#include "core/import/Imported.h"

namespace porthole::imports {

/// Files of Microsoft's remote desktop client, "*.rdp": "key:type:value" a line. They become entries that say
/// that Porthole does not speak RDP. Errors: Usage (too many).
/// Source: Microsoft, "Supported RDP properties"; FreeRDP, client/common/file.c.
Result<Imported> importRdp(const QList<SourceFile> &files);

} // namespace porthole::imports
