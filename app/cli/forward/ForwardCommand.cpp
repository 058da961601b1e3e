#include "app/cli/Commands.h"
#include "app/cli/forward/ForwardRun.h"
#include "core/model/TunnelText.h"
#include "core/ssh/forward/Listener.h"

namespace porthole::cli::forward {

namespace {

constexpr std::array kKinds{std::pair{Tunnel::Kind::Local, QLatin1String("-L")},
                            std::pair{Tunnel::Kind::Remote, QLatin1String("-R")},
                            std::pair{Tunnel::Kind::Dynamic, QLatin1String("-D")}};

Result<QList<Tunnel>> tunnels(const Arguments &arguments)
{
    QList<Tunnel> all;
    for (const auto &[kind, option] : kKinds) {
        for (const QString &text : arguments.values(option)) {
            auto tunnel = parseTunnel(kind, text);
            if (!tunnel)
                return Error::make(ErrorKind::Usage,
                                   std::string(option.data()) + ": " + tunnel.error().detail);
            all << *std::move(tunnel);
        }
    }
    return all;
}

/// Whether the ports of this computer are free is said before anybody is asked for a password.
Result<> checkPorts(const QList<Tunnel> &all)
{
    std::vector<std::unique_ptr<ssh::Listener>> listeners; // two tunnels may want the same port
    for (const Tunnel &tunnel : all) {
        if (tunnel.kind == Tunnel::Kind::Remote)
            continue;
        listeners.push_back(std::make_unique<ssh::Listener>());
        PH_DO(listeners.back()->listenAt(tunnel.bind, tunnel.port));
    }
    return {};
}

} // namespace

Result<> run(const Arguments &arguments, Environment &environment)
{
    PH_TRY(QList<Tunnel> all, tunnels(arguments));
    PH_TRY(HostSetup setup, hostSetup(arguments));
    if (all.isEmpty())
        all = setup.tunnels;
    if (all.isEmpty())
        return Error::make(ErrorKind::Usage,
                           "at least one of -L, -R and -D is needed: none is saved with the host");
    PH_DO(checkPorts(all));
    ForwardRun run(std::move(setup), all, arguments.has(QLatin1String("--json")));
    PH_TRY(environment.exitStatus, run.execute());
    return {};
}

} // namespace porthole::cli::forward
