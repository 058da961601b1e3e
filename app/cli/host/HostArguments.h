#pragma once

#include "app/cli/Arguments.h"
#include "app/cli/Environment.h"
#include "core/model/SavedHost.h"
#include "core/ssh/SshOptions.h"

#include <array>
#include <optional>

namespace porthole::cli {

/// How a host is reached, for every command that does.
inline constexpr std::array kHostOptions{
    Option{QLatin1String("--user"), true},       Option{QLatin1String("--identity"), true},
    Option{QLatin1String("--password-stdin")},   Option{QLatin1String("--host-keys"), true},
    Option{QLatin1String("--timeout-ms"), true}, Option{QLatin1String("--no-trivial-auth")},
};

/// What a command that goes to a host needs before it starts.
struct HostSetup {
    ssh::SshOptions options;
    /// Where its password is, if it is saved and none was given.
    std::optional<CredentialRef> credential;
    QList<Tunnel> tunnels; ///< that are saved with it
};

/// The connection that the arguments ask for; the first operand is the host: a name, user@name, name:port,
/// [v6]:port, an alias of ~/.ssh/config, or the name of a saved host. With --password-stdin the first line
/// of standard input is the password, and what follows it is left there. Errors: Usage; the store's.
Result<HostSetup> hostSetup(const Arguments &arguments);
/// The same for a host that stands in no operand of its own.
Result<HostSetup> hostSetup(const Arguments &arguments, const QString &host);

} // namespace porthole::cli
