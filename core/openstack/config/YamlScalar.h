#pragma once

#include "core/openstack/config/ConfigValue.h"

#include <string_view>

namespace porthole::openstack {

/// What a plain (unquoted) scalar means to PyYAML's safe loader: YAML 1.1's null, booleans (yes, on),
/// integers (octal 017, hexadecimal, binary, base 60, underscores) and floats (an exponent needs its
/// point and its sign); anything else is text. Dates stay text, since str() writes them as they were.
/// Source: yaml.org/type, as PyYAML's resolver narrows it.
ConfigValue plainScalar(std::string_view text);

} // namespace porthole::openstack
