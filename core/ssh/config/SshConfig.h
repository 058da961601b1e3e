#pragma once

#include "core/base/Result.h"
#include "core/model/SshQuestion.h"
#include "core/ssh/SshOptions.h"
#include "core/ssh/config/ResolvedHost.h"

#include <QHash>
#include <functional>
#include <variant>
#include <vector>

namespace porthole::ssh {

/// The commands of "Match exec" that the user has allowed and that were run: whether each ended with 0.
using CommandResults = QHash<QString, bool>;

/// The machines to connect to, in that order; the last is the host itself. Only the first may have a
/// proxyCommand.
using Route = std::vector<ResolvedHost>;

/// A route, or a command of "Match exec" whose result is needed first (kind MatchExec).
using Resolution = std::variant<Route, CommandQuestion>;

/// Who asks, and from where.
struct ConfigEnvironment {
    QString home;      ///< what "~" and %d are
    QString localUser; ///< %u
    QString localHost; ///< %l
    quint32 uid = 0;   ///< %i; files of others, root aside, are refused
    std::function<std::optional<QByteArray>(const char *name)> variable; ///< ${NAME}

    static ConfigEnvironment ofThisProcess();
};

/// ~/.ssh/config and the system's, read as OpenSSH 9.2 reads them, anew at each call. Nothing is run: where a
/// command decides ("Match exec"), it is handed out as a question, and the caller comes again with its
/// result. Thread: any; it reads files, so none that must not wait.
class SshConfig {
public:
    explicit SshConfig(SshFiles files, ConfigEnvironment environment = ConfigEnvironment::ofThisProcess());

    /// All hops to the destination. Jump hosts are those of `proxyJump` ("user@host:port,...") where it is
    /// given and the configuration names none for the host itself.
    /// Errors: Usage (the destination, a line of the configuration, a file that others may write, a loop).
    Result<Resolution> resolve(const SshDestination &destination, const QString &proxyJump = {},
                               const CommandResults &ran = {}) const;

private:
    SshFiles m_files;
    ConfigEnvironment m_environment;
};

/// Runs a command of "Match exec" that the user has allowed, as OpenSSH does: by $SHELL, without input or
/// output. Blocks until it ended, `limit` has passed or `cancel` (a descriptor, -1: none) can be read.
/// True: it ended with 0. Errors: Timeout, Cancelled, Usage (no shell, or it was killed).
Result<bool> runMatchExec(const QString &command, Milliseconds limit, int cancel = -1);

} // namespace porthole::ssh
