#include "app/cli/CloudRun.h"
#include "app/cli/Commands.h"
#include "app/cli/ServerChoice.h"
#include "core/async/Delay.h"

namespace porthole::cli {

namespace {

/// A guest is given a minute to shut down, and may take it; a host more than that to power it off.
constexpr Milliseconds kPatience{300000};
constexpr Milliseconds kBetweenLooks{1000};

enum class Change : quint8 { Start, Stop, SoftReboot, HardReboot };

Task<Result<>> ask(openstack::ServerActions &actions, ServerId id, Change change)
{
    switch (change) {
    case Change::Start:
        return actions.start(std::move(id));
    case Change::Stop:
        return actions.stop(std::move(id));
    case Change::SoftReboot:
        return actions.reboot(std::move(id), openstack::Reboot::Soft);
    case Change::HardReboot:
        break;
    }
    return actions.reboot(std::move(id), openstack::Reboot::Hard);
}

ServerStatus wishedBy(Change change)
{
    return change == Change::Stop ? ServerStatus::Shutoff : ServerStatus::Active;
}

/// Nova is still at it: these come to an end by themselves.
bool isUnderWay(const Server &server)
{
    return !server.taskState.isEmpty() || server.status == ServerStatus::Reboot ||
           server.status == ServerStatus::HardReboot || server.status == ServerStatus::Build ||
           server.status == ServerStatus::Migrating;
}

Error endedOtherwise(const Server &server)
{
    std::string detail = "server " + server.name.toStdString() + " is now " + server.statusText.toStdString();
    if (!server.fault.isEmpty())
        detail += ": " + server.fault.toStdString();
    return Error::make(ErrorKind::Unavailable, std::move(detail));
}

/// Looks at the server until it is as wished. Errors: Unavailable (it ended otherwise), show()'s.
Task<Result<>> await(openstack::Servers &servers, ServerId id, ServerStatus wished)
{
    for (bool settledBefore = false;;) {
        PH_CO_TRY(const Server server, co_await servers.show(id));
        const bool underWay = isUnderWay(server);
        if (!underWay && server.status == wished)
            co_return Result<>();
        // Settled in another state at two looks: one of them may fall between two of Nova's steps.
        if (!underWay && (settledBefore || server.status == ServerStatus::Error))
            co_return endedOtherwise(server);
        settledBefore = !underWay;
        co_await async::delay(kBetweenLooks);
    }
}

Task<Result<>> carryOut(openstack::Compute &compute, QString nameOrId, Change change, bool wait)
{
    PH_CO_TRY(const Server server, co_await findServer(compute.servers, std::move(nameOrId)));
    PH_CO_DO(co_await ask(compute.actions, server.id, change));
    if (!wait)
        co_return Result<>();
    auto outcome = co_await await(compute.servers, server.id, wishedBy(change));
    co_return std::move(outcome);
}

Result<> run(const Arguments &arguments, const Environment &environment, Change change)
{
    const bool wait = arguments.has(QLatin1String("--wait"));
    PH_TRY(const auto cloud, CloudRun::make(arguments, environment, wait ? kPatience : CloudRun::kTimeout));
    return cloud->finish(carryOut(cloud->compute(), arguments.operand(0), change, wait));
}

} // namespace

namespace start {
Result<> run(const Arguments &arguments, Environment &environment)
{
    return cli::run(arguments, environment, Change::Start);
}
} // namespace start

namespace stop {
Result<> run(const Arguments &arguments, Environment &environment)
{
    return cli::run(arguments, environment, Change::Stop);
}
} // namespace stop

namespace reboot {
Result<> run(const Arguments &arguments, Environment &environment)
{
    const bool hard = arguments.has(QLatin1String("--hard"));
    return cli::run(arguments, environment, hard ? Change::HardReboot : Change::SoftReboot);
}
} // namespace reboot

} // namespace porthole::cli
