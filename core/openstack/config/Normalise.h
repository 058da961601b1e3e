#pragma once

#include "core/base/Result.h"
#include "core/openstack/config/ConfigValue.h"

namespace porthole::openstack {

struct AuthType;

/// The keys with "_" for "-", and numbers as text, in all mappings inside. Source: normalize_keys of
/// openstacksdk's config/_util.py.
ConfigMapping normalisedKeys(const ConfigMapping &keys);

/// Brings a merged entry to today's names and places: tenants become projects, auth_plugin auth_type,
/// *endpoint_type *interface, *_timeout api_timeout; scope, domains, token and passcode go into `auth`,
/// where those at the top of the entry win; a lone domain becomes the user's and the project's; and
/// auth_url gets its {placeholders} filled in. Errors: Usage. Source: magic_fixes of
/// config/loader.py.
Result<ConfigMapping> normalisedEntry(const ConfigMapping &merged);

/// Moves the options of an auth type from the top of the entry into `auth`, where those that are there
/// win, and then fills in the {placeholders} of the other texts, the password excepted.
/// Errors: Usage. Source: _validate_auth and get_one of config/loader.py.
Result<> settleAuth(ConfigMapping &entry, const AuthType &type);

} // namespace porthole::openstack
