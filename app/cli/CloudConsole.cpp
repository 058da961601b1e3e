#include "app/cli/CloudConsole.h"

#include "app/cli/ServerChoice.h"

namespace porthole::cli {

namespace {

std::string stateOf(const Server &server)
{
    const std::string status = server.statusText.toStdString();
    return server.taskState.isEmpty() ? status : status + ", " + server.taskState.toStdString();
}

Task<Result<CloudConsole>> openConsoleOf(openstack::Compute &compute, Server server, ConsoleType type)
{
    PH_CO_TRY(openstack::ConsoleAnswer answer, co_await compute.consoles.open(server.id, type));
    if (auto *refusal = std::get_if<openstack::ConsoleRefusal>(&answer))
        co_return std::move(refusal->error);
    CloudConsole opened{std::move(server), std::get<openstack::Console>(std::move(answer))};
    co_return std::move(opened);
}

} // namespace

std::string obstacleOf(const Server &server, const QString &cloud)
{
    const std::string name = "server " + server.name.toStdString();
    switch (consoleReadiness(server)) {
    case ConsoleReadiness::Ready:
        return {};
    case ConsoleReadiness::Wait:
        return name + " is not ready (" + stateOf(server) + "): its console is there when it is";
    case ConsoleReadiness::Start:
        return name +
               " is switched off: its console leads nowhere until it runs (porthole server start --cloud " +
               cloud.toStdString() + " " + server.id.value.toStdString() + ")";
    case ConsoleReadiness::Resume:
        return name + " is suspended: its console leads nowhere until it is resumed";
    case ConsoleReadiness::Unshelve:
        return name + " is shelved: it has no console until it is unshelved";
    case ConsoleReadiness::Gone:
        return name + " is deleted";
    }
    return {};
}

Task<Result<CloudConsole>> openConsole(openstack::Compute &compute, QString nameOrId, ConsoleType type)
{
    PH_CO_TRY(Server server, co_await findServer(compute.servers, std::move(nameOrId)));
    auto console = co_await openConsoleOf(compute, std::move(server), type);
    co_return std::move(console);
}

Task<Result<CloudConsole>> openLiveConsole(openstack::Compute &compute, QString nameOrId)
{
    PH_CO_TRY(Server server, co_await findServer(compute.servers, std::move(nameOrId)));
    const QString cloud = compute.api.session().profile().name;
    if (std::string obstacle = obstacleOf(server, cloud); !obstacle.empty())
        co_return Error::make(ErrorKind::Unavailable, std::move(obstacle));
    auto console = co_await openConsoleOf(compute, std::move(server), ConsoleType::NoVnc);
    co_return std::move(console);
}

} // namespace porthole::cli
