#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace porthole::keyboard {

/// The keysym of a key that people call by a name ("ctrl", "pgup", "f5"), in lower case. Nothing for
/// characters other than those whose sign means something in a chord or a shell ("plus", "space").
std::optional<std::uint32_t> keysymOfName(std::string_view lowerCaseName);

} // namespace porthole::keyboard
