#pragma once

#include "core/base/Result.h"
#include "core/import/Imported.h"

namespace porthole::imports {

/// Files of Remmina, "*.remmina", one a connection. Errors: Usage (too many). Source: Remmina 1.4.29,
/// src/remmina_file.c, src/remmina_ssh_plugin.c, plugins/vnc.
Result<Imported> importRemmina(const QList<SourceFile> &files);

} // namespace porthole::imports
