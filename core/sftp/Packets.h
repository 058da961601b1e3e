#pragma once

#include "core/base/Bytes.h"
#include "core/base/Result.h"
#include "core/sftp/Reply.h"

#include <concepts>
#include <string>
#include <string_view>

/// The fields of packets, and the replies as they are read from them. All errors are PeerMisbehaved.
/// Source: draft-ietf-secsh-filexfer-02, and RFC 4251 section 5 for the fields.
namespace porthole::sftp {

Error misbehaved(std::string what, const char *file = __builtin_FILE(), int line = __builtin_LINE());

void appendString(Bytes &to, std::string_view text);

template <std::unsigned_integral T> Result<T> readInteger(Reader &from)
{
    const auto value = from.bigEndian<T>();
    if (!value)
        return misbehaved("a packet that ends within a number");
    return *value;
}
/// Looked at in place.
Result<ByteView> readString(Reader &from);

Result<Status> readStatus(Reader &from);
Result<Handle> readHandle(Reader &from);
Result<Data> readData(Reader &from);
Result<Limits> readLimits(Reader &from);
/// What is beyond 64 bits, in bytes, counts as that.
Result<Space> readSpace(Reader &from);

/// What the names of a reply are to be.
enum class NamesOf : std::uint8_t {
    Directory, ///< of the files in one; "." and ".." are left out (security requirement SEC-13)
    Path,      ///< exactly one, a path
};
Result<Entries> readEntries(Reader &from, NamesOf what);

} // namespace porthole::sftp
