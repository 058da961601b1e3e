#include "app/demo/host/Commands.h"

#include "app/demo/host/CommandTable.h"

#include <algorithm>
#include <array>

namespace porthole::demo {

namespace {

std::array<std::span<const Command>, 4> allCommands()
{
    return {informationCommands(), fileCommands(), showCommands(), flowCommands()};
}

Outcome help(const Call &call)
{
    call.to.write("This host is a demo: it lives in memory and executes nothing. It knows:\n\n");
    for (const auto commands : allCommands())
        for (const Command &command : commands)
            if (command.meaning)
                call.to.write("  " + QByteArray(command.usage).leftJustified(22) + command.meaning + '\n');
    call.to.write("\nTab completes; > and >> write into a file of yours.\n"
                  "An agent for sessions that want one: porthole-demo-agent\n");
    return {};
}

} // namespace

QList<QByteArray> commandNames()
{
    QList<QByteArray> names;
    for (const auto commands : allCommands())
        for (const Command &command : commands)
            names.append(command.name);
    std::sort(names.begin(), names.end());
    return names;
}

Outcome runCommand(const QList<QByteArray> &words, Surroundings &around, Output &to)
{
    const Call call{words, around, to};
    if (words.first() == "help")
        return help(call);
    for (const auto commands : allCommands())
        for (const Command &command : commands)
            if (words.first() == command.name)
                return command.run(call);
    return call.failed("not found; help lists what this demo knows", 127);
}

} // namespace porthole::demo
