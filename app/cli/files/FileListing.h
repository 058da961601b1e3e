#pragma once

#include "core/sftp/Reply.h"

#include <string>

/// What `porthole ls` prints.
namespace porthole::cli {

/// A name in a line: fit to be shown on a terminal, its bytes as they are otherwise.
std::string shortListing(const sftp::Entries &entries, bool isShown);
/// Permissions, owner and group by number, bytes, time of change (local), name.
std::string longListing(const sftp::Entries &entries);
/// An array of objects: name, type, size, mode, uid, gid, modified; what the host does not tell is null.
std::string listingJson(const sftp::Entries &entries);

/// "drwxr-xr-x".
std::string modeText(std::uint32_t mode);

} // namespace porthole::cli
