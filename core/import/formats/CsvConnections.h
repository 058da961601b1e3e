#pragma once

#include "core/base/Result.h"
#include "core/import/Imported.h"

namespace porthole::imports {

/// A table of connections, one a line below the names of the columns, in any order and case: name; address,
/// host, hostname, ip or server; port; user, username or login; protocol, kind or type; folder, group or path
/// ("a/b"); tags or labels; notes, description or comment; key, identity or keyfile. An address may
/// be one behind ssh://, sftp://, vnc:// or rdp://, which says the protocol. Other columns are passed over.
/// Errors: Usage (no column for an address, a quote that is not closed, too many).
Result<Imported> importCsv(const QByteArray &file);

} // namespace porthole::imports
