#pragma once

#include "core/base/Result.h"
#include "core/openstack/config/ConfigValue.h"

#include <string_view>

namespace porthole::openstack {

/// Reads one YAML document (or none: null) the way PyYAML's safe loader does, bounded as ConfigBuilder
/// is. Errors: Usage, with the line and column of what cannot be read and never its text. Thread: any.
Result<ConfigValue> readYaml(std::string_view text);

/// Reads JSON (RFC 8259) the way Python's json module does; a number of any length keeps its digits.
/// Errors as readYaml(). Thread: any.
Result<ConfigValue> readJson(std::string_view text);

} // namespace porthole::openstack
