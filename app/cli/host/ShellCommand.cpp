#include "app/cli/Commands.h"
#include "app/cli/host/EscapeKeys.h"
#include "app/cli/host/HostRun.h"
#include "app/cli/host/RawTerminal.h"

namespace porthole::cli::shell {

namespace {

ssh::PtyRequest ptyOfThisTerminal()
{
    ssh::PtyRequest pty;
    if (const QByteArray terminal = qgetenv("TERM"); !terminal.isEmpty())
        pty.terminal = terminal;
    pty.columns = RawTerminal::size().width();
    pty.rows = RawTerminal::size().height();
    return pty;
}

} // namespace

Result<> run(const Arguments &arguments, Environment &environment)
{
    if (!RawTerminal::isThere())
        return Error::make(ErrorKind::Usage,
                           "standard input is no terminal; porthole exec runs a command without one");
    PH_TRY(HostSetup setup, hostSetup(arguments));
    HostRun run(std::move(setup),
                [](ssh::SshConnection &connection) { return connection.shell(ptyOfThisTerminal()); });
    std::unique_ptr<RawTerminal> raw;
    run.setFilter(EscapeKeys(
        [&run] { run.finish(Error::make(ErrorKind::Cancelled, "left the shell, which may still run")); }));
    QObject::connect(&run, &HostRun::opened, &run, [&] {
        raw = std::make_unique<RawTerminal>();
        QObject::connect(raw.get(), &RawTerminal::resized, &run, [&run](const QSize &size) {
            if (run.channel())
                run.channel()->resize(size.width(), size.height());
        });
    });
    const auto outcome = execute(run);
    raw.reset(); // before anything is told on it
    PH_TRY(environment.exitStatus, outcome);
    return {};
}

} // namespace porthole::cli::shell
