#include "app/LogSink.h"
#include "app/ProcessHardening.h"
#include "app/WindowProgram.h"
#include "app/cli/CommandLine.h"

int main(int argc, char *argv[])
{
    porthole::process::harden();
    // GLib's event loop makes a system call of every event from another thread. The main thread needs it, for
    // the keychain; the threads that move bytes are better off without.
    qputenv("QT_NO_THREADED_GLIB", "1");
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
