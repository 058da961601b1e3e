#pragma once

#include <QString>

namespace porthole {

/// True for a user's name of the allowlist grammar (SEC-50): letters, digits and "._-+@\:,=/#", so that
/// "DOMAIN\user" and "user@realm" are names and nothing is that an argument list would take for an option or
/// a shell for more than a word.
bool isValidSshUser(const QString &user);

/// The same for what stands for a host in ~/.ssh/config, or in known_hosts for its key: a host of the
/// allowlist grammar (core/model/Endpoint.h), or letters, digits and "._-+@:/=".
bool isValidSshAlias(const QString &alias);

} // namespace porthole
