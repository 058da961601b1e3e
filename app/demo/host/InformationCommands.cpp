#include "app/demo/host/CommandTable.h"

#include <QDateTime>
#include <QLocale>
#include <array>

namespace porthole::demo {

namespace {

Outcome uname(const Call &call)
{
    const bool all = call.words.value(1) == "-a";
    call.to.write(all ? "PortholeOS " + call.around.host + " 6.12-pretend demo x86_64\n" : "PortholeOS\n");
    return {};
}

Outcome hostname(const Call &call)
{
    call.to.write(call.around.host + '\n');
    return {};
}

Outcome whoami(const Call &call)
{
    call.to.write(call.around.user + '\n');
    return {};
}

Outcome id(const Call &call)
{
    const QByteArray user = call.around.user;
    call.to.write("uid=1000(" + user + ") gid=1000(" + user + ") groups=1000(" + user + ")\n");
    return {};
}

Outcome date(const Call &call)
{
    const QString format = QStringLiteral("ddd MMM d HH:mm:ss UTC yyyy");
    call.to.write(QLocale::c().toString(QDateTime::currentDateTimeUtc(), format).toUtf8() + '\n');
    return {};
}

Outcome uptime(const Call &call)
{
    const auto up = std::chrono::steady_clock::now() - call.around.booted;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(up).count();
    call.to.write("up " + QByteArray::number(seconds / 60) + " min " + QByteArray::number(seconds % 60) +
                  " s, 1 user, calm sea\n");
    return {};
}

Outcome ps(const Call &call)
{
    call.to.write("  PID TTY      CMD\n"
                  "    1 ?        harbour-master\n"
                  "   17 ?        tide-table --follow moon\n"
                  "   23 ?        gulls\n"
                  " 4242 pts/0    sh\n");
    return {};
}

Outcome environment(const Call &call)
{
    for (const auto &[name, value] : call.around.environment)
        if (!name.isEmpty() && name != "?" && name != "$" && name != "0")
            call.to.write(name + '=' + value + '\n');
    return {};
}

Outcome echo(const Call &call)
{
    const bool bare = call.words.value(1) == "-n";
    call.to.write(call.words.mid(bare ? 2 : 1).join(' ') + (bare ? "" : "\n"));
    return {};
}

Outcome stty(const Call &call)
{
    if (!call.around.terminal)
        return call.failed("not a terminal");
    const auto [columns, rows] = *call.around.terminal;
    call.to.write(QByteArray::number(rows) + ' ' + QByteArray::number(columns) + '\n');
    return {};
}

constexpr std::array kCommands{
    Command{"help", nullptr, "help", "this list"},
    Command{"uname", uname, "uname [-a]", "what this is"},
    Command{"hostname", hostname, nullptr, nullptr},
    Command{"whoami", whoami, "whoami, id, hostname", "who and where you are"},
    Command{"id", id, nullptr, nullptr},
    Command{"date", date, "date, uptime", "what time it is, and since when"},
    Command{"uptime", uptime, nullptr, nullptr},
    Command{"ps", ps, "ps", "what runs here, if anything did"},
    Command{"env", environment, "env, echo TEXT", "variables and words; $NAME is filled in"},
    Command{"echo", echo, nullptr, nullptr},
    Command{"stty", stty, "stty size", "the terminal's size"},
};

} // namespace

std::span<const Command> informationCommands() { return kCommands; }

} // namespace porthole::demo
