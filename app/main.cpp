#include "app/LogSink.h"
#include "app/ProcessHardening.h"
#include "app/WindowProgram.h"
#include "app/cli/CommandLine.h"

int main(int argc, char *argv[])
{
    porthole::process::harden();
    const QStringList words = porthole::process::takeArguments(argc, argv);
    porthole::cli::Environment environment{
        porthole::process::takeEnvironmentSecret("PORTHOLE_VNC_PASSWORD"),
        porthole::process::takeEnvironmentSecret("PORTHOLE_SERVE_PASSWORD"),
        porthole::openstack::CloudsEnvironment::takeFromProcess()};
    porthole::installLogSink();

    if (porthole::cli::wantsCommand(words))
        return porthole::cli::runCommand(words, std::move(environment), argv[0]);
    return porthole::runWindow(words, std::move(environment.clouds), argv[0]);
}
