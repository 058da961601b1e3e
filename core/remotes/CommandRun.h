#pragma once

#include "core/base/Task.h"
#include "core/ssh/SshConnection.h"

namespace porthole::remotes {

/// What a command on a host said, and how it ended.
struct CommandOutput {
    QByteArray output, errors;
    ssh::ChannelEnd end;
};

/// Runs a command without a terminal and without input, and collects all it says. Destroying the task hangs
/// up on it. The connection may go meanwhile.
/// Errors: Closed and what a channel is refused with; Timeout; Unavailable (it said more than `most` bytes).
/// Thread: that of the connection's owner.
Task<Result<CommandOutput>> runCommand(ssh::SshConnection &connection, QByteArray command,
                                       Milliseconds timeout, qsizetype most);

} // namespace porthole::remotes
