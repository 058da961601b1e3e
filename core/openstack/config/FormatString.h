#pragma once

#include "core/base/Result.h"
#include "core/openstack/config/ConfigValue.h"

#include <string_view>

namespace porthole::openstack {

/// Expands "{key}" and "{key[inner]}" in a text with the values of `keys`, and "{{" and "}}" to single
/// braces, as str.format() of Python does; its conversions, widths and attributes are refused.
/// Errors: Usage, which repeats nothing of the text.
Result<SharedSecret> formatted(const SharedSecret &text, const ConfigMapping &keys);

} // namespace porthole::openstack
