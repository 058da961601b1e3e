#pragma once

#include "core/base/Result.h"
#include "core/import/Imported.h"

namespace porthole::imports {

/// The files of PuTTY's folder "sessions" on Unix, one a session, named by it ("web%201").
/// Errors: Usage (too many). Source: PuTTY 0.78, unix/storage.c, settings.c.
Result<Imported> importPuttySessions(const QList<SourceFile> &files);

/// What regedit has exported of HKEY_CURRENT_USER\Software\SimonTatham\PuTTY\Sessions, or more.
/// Errors: Usage (no such export, no session, too many).
/// Source: PuTTY 0.78, windows/storage.c; Microsoft, "Add, modify or delete registry subkeys by a .reg file".
Result<Imported> importPuttyRegistry(const QByteArray &file);

} // namespace porthole::imports
