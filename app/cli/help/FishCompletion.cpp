#include "app/cli/CommandTable.h"
#include "app/cli/help/CommandNames.h"
#include "app/cli/help/Completion.h"

namespace porthole::cli {

namespace {

constexpr QLatin1String kHead(R"(# Completion of porthole for fish. Written by "porthole completion fish".

# Whether the words so far begin with these.
function __fish_porthole_in
    set -l words (commandline -opc)
    set -e words[1]
    set -l wanted (count $argv)
    test (count $words) -ge $wanted; or return 1
    test "$words[1..$wanted]" = "$argv"
end

# Whether these are all the words so far.
function __fish_porthole_at
    set -l words (commandline -opc)
    set -e words[1]
    test "$words" = "$argv"
end

# The names that porthole knows; what it calls them is the argument.
function __fish_porthole_names
    set -l words (commandline -opc)
    set -l typed (commandline -ct | string replace -r -- '^--[a-z-]+=' '' | string unescape)
    $words[1] complete $argv[1] -- "$typed" 2>/dev/null
end

)");

/// fish(1): within single quotes, a backslash and the quote itself are written with a backslash.
QString quoted(QString text)
{
    text.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("\\'"));
    return u'\'' + text + u'\'';
}

QString lineFor(const QString &condition, const OptionText &option)
{
    const bool isLong = option.name.startsWith(QLatin1String("--"));
    QString line = QStringLiteral("complete -c porthole -n %1 %2 %3")
                       .arg(quoted(condition), isLong ? QStringLiteral("-l") : QStringLiteral("-s"),
                            option.name.sliced(isLong ? 2 : 1));
    if (option.takesFile())
        line += QStringLiteral(" -r -F");
    else if (const QString names = namesFor(option).what; !names.isEmpty())
        line += QStringLiteral(" -x -a '(__fish_porthole_names %1)'").arg(names);
    else if (option.takesFolder())
        line += QStringLiteral(" -x -a '(__fish_complete_directories)'");
    else if (!option.value.isEmpty())
        line += QStringLiteral(" -x");
    return line + QStringLiteral(" -d ") + quoted(option.summary) + u'\n';
}

QString wordLine(const QString &condition, const QString &word, const QString &summary)
{
    return QStringLiteral("complete -c porthole -n %1 -f -a %2 -d %3\n")
        .arg(quoted(condition), word, quoted(summary));
}

/// At the first operand, or with a path at any.
QString namesLine(const Command &command)
{
    const KnownNames names = namesFor(command);
    if (names.what.isEmpty())
        return {};
    const QString condition =
        names.withPath ? QStringLiteral("__fish_porthole_in ") : QStringLiteral("__fish_porthole_at ");
    return QStringLiteral("complete -c porthole -n %1 %2 -a '(__fish_porthole_names %3)%4'\n")
        .arg(quoted(condition + command.name), names.withPath ? QStringLiteral("-F") : QStringLiteral("-f"),
             names.what, names.withPath ? QStringLiteral(":") : QString());
}

} // namespace

QString fishCompletion()
{
    QString script = kHead;
    QStringList firsts;
    for (const CommandGroup &group : commandGroups()) {
        firsts << group.first;
        const Command *alone = commandOf({group.first});
        script += wordLine(QStringLiteral("__fish_porthole_at"), group.first,
                           alone ? QString(alone->summary) : group.seconds.join(QStringLiteral(", ")));
        for (const QString &second : group.seconds)
            script += wordLine(QStringLiteral("__fish_porthole_at ") + group.first, second,
                               commandOf({group.first, second})->summary);
    }
    script += wordLine(QStringLiteral("__fish_porthole_at"), kOpen, kOpenSummary);
    script += QStringLiteral("complete -c porthole -n '__fish_porthole_in open' -f -a "
                             "'(__fish_porthole_names %1)'\n")
                  .arg(complete::kConnections);
    for (const Command &command : commands())
        script += namesLine(command);
    for (const Command &command : commands())
        for (const OptionText &option : optionsOf(command))
            script += lineFor(QStringLiteral("__fish_porthole_in ") + command.name, option);
    for (const OptionText &option : windowOptions())
        script += lineFor(QStringLiteral("not __fish_seen_subcommand_from ") + firsts.join(u' '), option);
    return script;
}

} // namespace porthole::cli
