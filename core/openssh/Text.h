#pragma once

#include "core/base/Bytes.h"

#include <optional>
#include <string>
#include <string_view>

namespace porthole::openssh {

/// ASCII letters in lower case, as the C locale has it; other bytes stay.
std::string lowerCase(std::string_view text);

bool equalsIgnoringCase(std::string_view one, std::string_view other);

/// RFC 4648 section 4, whole groups with their padding; bits that no byte uses must be zero.
std::optional<Bytes> fromBase64(std::string_view text);
std::string toBase64(ByteView bytes);

} // namespace porthole::openssh
