#include "app/cli/Commands.h"
#include "app/cli/host/HostRun.h"

namespace porthole::cli::exec {

Result<> run(const Arguments &arguments, Environment &environment)
{
    PH_TRY(HostSetup setup, hostSetup(arguments));
    // As ssh does: the words with a blank between them, and the host's shell takes them apart.
    const QByteArray command = arguments.operands().mid(1).join(u' ').toUtf8();
    if (command.isEmpty())
        return Error::make(ErrorKind::Usage, "the command is missing; porthole shell opens a shell");
    HostRun run(std::move(setup),
                [command](ssh::SshConnection &connection) { return connection.exec(command); });
    PH_TRY(environment.exitStatus, execute(run));
    return {};
}

} // namespace porthole::cli::exec
