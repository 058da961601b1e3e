#pragma once

#include "core/base/Result.h"
#include "core/import/Imported.h"

namespace porthole::imports {

/// Files that TigerVNC's viewer has saved, "*.tigervnc", each with one server. Errors: Usage (too many).
/// Source: TigerVNC 1.12, vncviewer/parameters.cxx.
Result<Imported> importTigerVnc(const QList<SourceFile> &files);

/// "tigervnc.history": a server a line. Errors: Usage (no text, too many).
Result<Imported> importTigerVncHistory(const QByteArray &file);

} // namespace porthole::imports
