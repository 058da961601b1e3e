#pragma once

#include "core/base/Bytes.h"

#include <optional>

namespace porthole::openssh {

/// RFC 4251 section 5, "string": a length of four bytes, then as many.
inline std::optional<ByteView> takeString(Reader &in)
{
    const auto length = in.bigEndian<std::uint32_t>();
    return length ? in.take(*length) : std::nullopt;
}

inline void appendString(Bytes &to, ByteView value)
{
    appendBigEndian(to, static_cast<std::uint32_t>(value.size()));
    append(to, value);
}

} // namespace porthole::openssh
