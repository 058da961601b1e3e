#include "app/Application.h"
#include "app/LogSink.h"
#include "app/ProcessHardening.h"
#include "app/cli/CommandLine.h"

int main(int argc, char *argv[])
{
    using namespace porthole;

    process::harden();
    const QStringList words = process::takeArguments(argc, argv);
    cli::Environment environment{process::takeEnvironmentSecret("PORTHOLE_VNC_PASSWORD")};
    installLogSink();

    if (cli::wantsCommand(words))
        return cli::runCommand(words, std::move(environment), argv[0]);
    return runWindow(words, argv[0]);
}
