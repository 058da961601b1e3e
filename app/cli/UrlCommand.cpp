#include "app/cli/CloudConsole.h"
#include "app/cli/Commands.h"
#include "app/cli/Json.h"
#include "app/cli/Output.h"

namespace porthole::cli::url {

namespace {

Result<ConsoleType> typeOf(const Arguments &arguments)
{
    const auto name = arguments.value(QLatin1String("--type"));
    if (!name)
        return ConsoleType::NoVnc;
    if (const auto type = consoleTypeFrom(*name))
        return *type;
    return Error::make(ErrorKind::Usage, "--type is one of novnc, xvpvnc, spice-html5, spice-direct, "
                                         "rdp-html5, serial, webmks");
}

QJsonObject jsonOf(const CloudConsole &opened, std::string_view address)
{
    return {
        {QStringLiteral("type"), nameOf(opened.console.type())},
        {QStringLiteral("url"), QString::fromUtf8(address.data(), static_cast<qsizetype>(address.size()))},
        {QStringLiteral("server_id"), opened.server.id.value},
        {QStringLiteral("server_name"), opened.server.name},
        {QStringLiteral("server_status"), opened.server.statusText}};
}

} // namespace

Result<> run(const Arguments &arguments, Environment &environment)
{
    PH_TRY(const ConsoleType type, typeOf(arguments));
    PH_TRY(const auto cloud, CloudRun::make(arguments, environment));
    PH_TRY(const CloudConsole opened,
           cloud->finish(openConsole(cloud->compute(), arguments.operand(0), type)));
    if (const std::string obstacle = obstacleOf(opened.server, cloud->profile().name); !obstacle.empty())
        note(obstacle);
    const std::string_view address = opened.console.address().reveal();
    if (arguments.has(QLatin1String("--json")))
        return print(jsonLine(jsonOf(opened, address)));
    return print(std::string(address) + '\n');
}

} // namespace porthole::cli::url
